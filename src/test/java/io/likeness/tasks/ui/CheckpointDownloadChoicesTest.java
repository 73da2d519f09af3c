package io.likeness.tasks.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import io.likeness.models.CheckpointDetails;
import io.likeness.support.PageTest;
import io.likeness.tasks.export.CheckpointCertificates;
import io.likeness.tasks.export.SingleFiles;
import io.likeness.tasks.export.TrainedCheckpoints;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** What people see when they take home what they trained. */
@Import({FakeWorkerCommand.class, TrainedCheckpoints.class})
@DirtiesContext
class CheckpointDownloadChoicesTest extends PageTest {

    @Autowired
    TrainedCheckpoints trained;

    @Autowired
    SingleFiles singleFiles;

    @Autowired
    CheckpointCertificates certificates;

    @Autowired
    FakeWorkerCommand workers;

    @Test
    void aWholeModelIsWrittenWhileOneWatchesAndThenOffered() {
        workers.behave(Mode.GOOD, 0);
        choose(trained.model(me.id()), "Single file, for other programs");

        SingleFileDialog dialog = find(SingleFileDialog.class).single();
        awaitWords(dialog, "The file is ready");

        assertThat(words(dialog)).contains("AUTOMATIC1111", "InvokeAI", "600 of 600 keys matched", "Complete");
        assertThat(find(DownloadLink.class).all())
                .extracting(DownloadLink::getHref)
                .anyMatch(href -> href.endsWith("/single-file"))
                .anyMatch(href -> href.endsWith("/single-file/certificate"));
    }

    @Test
    void aFailureIsShownInWords() {
        workers.behave(Mode.FAIL, 0);
        choose(trained.model(me.id()), "Single file, for other programs");

        awaitWords(find(SingleFileDialog.class).single(), "unet/model.safetensors is damaged");
    }

    @Test
    void cancellingEndsTheWork() {
        workers.behave(Mode.HANG, 0);
        choose(trained.model(me.id()), "Single file, for other programs");
        SingleFileDialog dialog = find(SingleFileDialog.class).single();
        awaitWords(dialog, "1 of 3 tensors");

        test(find(Button.class).withText("Cancel").single()).click();
        roundTrip();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(workers.lastFolder()).doesNotExist());
    }

    @Test
    void anAdaptersCertificateIsShownAtOnce() {
        choose(trained.adapter(me.id()), "What other programs find in the adapter");

        assertThat(words(find(CertificateDialog.class).single()))
                .contains("diffusers", "AUTOMATIC1111", "ComfyUI", "InvokeAI", "none missing")
                .doesNotContain("Incomplete");
    }

    @Test
    void theCertificateOfAFolderIsShownAtOnce() {
        choose(trained.model(me.id()), "What other programs find in the whole model");

        assertThat(words(find(CertificateDialog.class).single()))
                .contains("diffusers, InvokeAI", "none missing")
                .doesNotContain("Incomplete");
    }

    @Test
    void aDamagedAdapterIsExplained() throws Exception {
        CheckpointDetails adapter = trained.adapter(me.id());
        trained.damage(adapter);
        choose(adapter, "What other programs find in the adapter");

        assertThat(words(find(CertificateDialog.class).single()))
                .contains("The adapter's file cannot be read")
                .doesNotContain("/tasks/");
    }

    private void choose(CheckpointDetails checkpoint, String item) {
        var menu = new CheckpointDownloadChoices(checkpoint, me.id(), singleFiles, certificates);
        UI.getCurrent().add(menu);
        menu.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(item))
                .findFirst()
                .ifPresent(each -> com.vaadin.flow.component.ComponentUtil.fireEvent(
                        each, new com.vaadin.flow.component.ClickEvent<>(each)));
        roundTrip();
    }

    private void awaitWords(SingleFileDialog dialog, String expected) {
        await().atMost(Duration.ofMinutes(1)).pollInSameThread().untilAsserted(() -> {
            takePushes();
            assertThat(words(dialog)).contains(expected);
        });
    }

    /** A round trip alone leaves what other threads want of the page in its queue. */
    private static void takePushes() {
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
        roundTrip();
    }

    private static String words(com.vaadin.flow.component.Component dialog) {
        return dialog.getElement().getTextRecursively();
    }
}
