package io.likeness.tasks.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.support.IntegrationTest;
import io.likeness.support.StoredFiles;
import io.likeness.users.AccountId;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.SubjectClass;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Photos of illustrated subjects that a real worker looks at with a CLIP model of the operator's, among several nouns. */
@IntegrationTest
@TestPropertySource(properties = "likeness.clip=src/main/resources/clip")
@DirtiesContext
class ClassNounSuggestionsIT {

    private static final List<String> NOUNS = List.of("cat", "dog", "teapot", "boot", "vase");

    @Autowired
    ClassNounSuggestions suggestions;

    @Autowired
    ClassNounClassifier classifier;

    @Autowired
    FileStore files;

    @Autowired
    StoredFiles stored;

    private List<FileKey> photos(SubjectClass kind) throws IOException {
        List<FileKey> photos = new ArrayList<>();
        for (BufferedImage photo : StarterWorld.photos(Identity.of(kind, 20_261), 3, 256, 5)) {
            var png = new ByteArrayOutputStream();
            ImageIO.write(photo, "png", png);
            photos.add(files.put(png.toByteArray()));
        }
        return photos;
    }

    @Test
    void photosAreLookedAtByAProcessOfItsOwn() throws Exception {
        List<List<String>> answers = new CopyOnWriteArrayList<>();

        suggestions.look(AccountId.random(), photos(SubjectClass.TEAPOT), NOUNS, answers::add);

        await().atMost(Duration.ofMinutes(2)).until(() -> !answers.isEmpty());
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).startsWith("teapot");
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectClass.class,
            names = {"DOG", "BOOT"})
    void theNounOfWhatTheyShowWins(SubjectClass kind) throws Exception {
        List<Path> paths = photos(kind).stream().map(stored::path).toList();

        assertThat(classifier.likely(paths, NOUNS)).startsWith(kind.noun());
    }

    @Test
    void aFileThatIsNoPhotoIsNothing() throws Exception {
        FileKey damaged = files.put(new byte[] {1, 2, 3});

        assertThat(classifier.likely(List.of(stored.path(damaged)), NOUNS)).isEmpty();
    }
}
