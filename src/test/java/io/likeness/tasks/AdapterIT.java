package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.storage.FileStore;
import io.likeness.subjects.SubjectId;
import io.likeness.support.AdapterFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.users.AccountId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** An adapter's whole way through the studio, with real workers: trained, paused, resumed, and drawn with. */
@IntegrationTest
@Import(TaskFixture.class)
@DirtiesContext
class AdapterIT {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    Tasks tasks;

    @Autowired
    FileStore files;

    @Autowired
    Adapters adapters;

    @Test
    void anAdapterIsTrainedPausedResumedAndDrawnWith() throws Exception {
        AccountId me = fixture.member();
        SubjectId subject = fixture.subject(me);
        TaskId training = fixture.accepted(me, fixture.adapterTraining(subject, 400));
        fixture.await(me, training, progress -> progress.step() >= 20);
        service.pause(me, training);
        fixture.await(me, training, TaskStatus.PAUSED);
        service.resume(me, training);
        fixture.await(me, training, TaskStatus.SUCCEEDED);

        CheckpointDetails adapter = checkpoints.of(me, subject).getFirst();
        assertThat(adapter.step()).isEqualTo(400);
        assertThat(adapter.bytes()).as("without the base model").isBetween(1L, 100_000L);

        int[] withIt = pixels(me, fixture.drawingWith(adapter.id(), subject));
        int[] withoutIt = pixels(me, fixture.drawing(adapter.subjectWords()));
        assertThat(withIt).isNotEqualTo(withoutIt);
        assertThat(pixels(me, adapted(fixture.drawingWith(adapter.id(), subject), uploaded(me), 1)))
                .as("with another adapter beside the trained one")
                .isNotEqualTo(withIt);
    }

    @Test
    void anUploadedAdapterDrawsAlongAsStronglyAsItsWeightSays() throws Exception {
        AccountId me = fixture.member();
        AdapterId adapter = uploaded(me);
        GenerationRequest plain = fixture.drawing("a dog");

        int[] without = pixels(me, plain);
        int[] full = pixels(me, adapted(plain, adapter, 1));
        assertThat(full).isNotEqualTo(without);
        assertThat(pixels(me, adapted(plain, adapter, 0.5)))
                .isNotEqualTo(without)
                .isNotEqualTo(full);
        assertThat(pixels(me, adapted(plain, adapter, 0))).isEqualTo(without);
    }

    private AdapterId uploaded(AccountId me) {
        byte[] file = AdapterFiles.golden("sd1_alpha4_kohya.safetensors");
        return ((Added) adapters.add(me, "dog.safetensors", file.length, new ByteArrayInputStream(file)))
                .adapter()
                .id();
    }

    private static GenerationRequest adapted(GenerationRequest plain, AdapterId adapter, double weight) {
        return plain.with(plain.settings().withAdapters(List.of(new AdapterUse(adapter, weight))));
    }

    private int[] pixels(AccountId me, GenerationRequest request) throws IOException {
        TaskId drawing = fixture.accepted(me, request);
        fixture.await(me, drawing, TaskStatus.SUCCEEDED);
        BufferedImage picture;
        try (InputStream content =
                files.open(tasks.progress(me, drawing).pictures().getFirst().file())) {
            picture = ImageIO.read(content);
        }
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
