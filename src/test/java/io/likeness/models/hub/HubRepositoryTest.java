package io.likeness.models.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubRepositoryTest {

    @Test
    void idsAndAddressesOfPagesAreTaken() {
        HubRepository expected = new HubRepository("stable-diffusion-v1-5", "stable-diffusion-v1.5");

        assertThat(HubRepository.parse(" stable-diffusion-v1-5/stable-diffusion-v1.5 "))
                .contains(expected);
        assertThat(HubRepository.parse("https://huggingface.co/stable-diffusion-v1-5/stable-diffusion-v1.5/tree/main"))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "name", "a/b/c", "../secret", "a/..", "a/b?x=1", "a/b#c", "a b/c", "a/b\nc", "-a/b", "a/b%2f"
            })
    void nothingElseIs(String text) {
        assertThat(HubRepository.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "fp16", "refs/pr/3", "v1.0"})
    void branchesTagsAndCommitsAreRevisions(String text) {
        assertThat(HubRepository.isRevision(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a..b", "a?b", "a b", "/a"})
    void otherTextsAreNoRevisions(String text) {
        assertThat(HubRepository.isRevision(text)).isFalse();
    }
}
