package io.likeness.engine.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.TrainingPrompts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPromptsTest {

    @Test
    void aSubjectsWordsTakeTheirPlaces() {
        TrainingPrompts templates =
                new TrainingPrompts(List.of("a photo of {subject}", "a {subject}"), List.of("a red {class}"));
        assertThat(templates.about("sks", "dog"))
                .isEqualTo(new TrainingPrompts(List.of("a photo of sks dog", "a sks dog"), List.of("a red dog")));
    }

    @Test
    void theStarterLearnsBothWordingsAndStableDiffusionThePublishedOne() {
        assertThat(ModelDefaults.named("starter").prompts().photos()).hasSize(2);
        assertThat(ModelDefaults.named("stable-diffusion-1").prompts().about("sks", "dog"))
                .isEqualTo(new TrainingPrompts(List.of("a photo of sks dog"), List.of("a photo of a dog")));
    }

    @Test
    void eachKindOfPictureNeedsAPrompt() {
        assertThatThrownBy(() -> new TrainingPrompts(List.of(), List.of("a {class}")))
                .hasMessageContaining("a prompt each");
    }
}
