package io.likeness.tasks.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.photos.PhotoFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.users.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Photos that a real worker looks at with a tiny CLIP model of random weights: it is sure where there is only one noun to choose. */
@IntegrationTest
@TestPropertySource(properties = "likeness.clip=src/test/resources/golden/checkpoints/clip")
@DirtiesContext
class ClassNounSuggestionsIT {

    @Autowired
    ClassNounSuggestions suggestions;

    @Autowired
    ClassNounClassifier classifier;

    @Autowired
    FileStore files;

    @Test
    void photosAreLookedAtByAProcessOfItsOwn() throws Exception {
        FileKey one = files.put(PhotoFiles.png(100, 80, 1));
        FileKey two = files.put(PhotoFiles.png(80, 100, 2));
        List<List<String>> answers = new CopyOnWriteArrayList<>();

        suggestions.look(AccountId.random(), List.of(one, two), List.of("dog"), answers::add);

        await().atMost(Duration.ofMinutes(2)).until(() -> !answers.isEmpty());
        assertThat(answers).containsExactly(List.of("dog"));
    }

    @Test
    void aFileThatIsNoPhotoIsNothing() throws Exception {
        FileKey damaged = files.put(new byte[] {1, 2, 3});

        assertThat(classifier.likely(List.of(files.path(damaged)), List.of("dog")))
                .isEmpty();
    }
}
