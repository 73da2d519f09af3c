package io.likeness.tasks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import io.likeness.storage.FileStore;
import io.likeness.support.PageTest;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgress.Sample;
import io.likeness.tasks.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The samples on the page of a training. */
class TaskPicturesTest extends PageTest {

    @Autowired
    FileStore files;

    @Test
    void samplesHangInARowForEachPromptTheNewestFirst() {
        TaskPictures pictures = new TaskPictures(TaskKind.FINE_TUNING, files);

        pictures.show(progress(sample(50, 0), sample(50, 1), sample(100, 0)));
        pictures.show(progress(sample(50, 0), sample(50, 1), sample(100, 0), sample(100, 1)));

        assertThat(rows(pictures)).containsExactly("“prompt 0”Step 100Step 50", "“prompt 1”Step 100Step 50");
    }

    private static List<String> rows(TaskPictures pictures) {
        return pictures.getElement()
                .getChildren()
                .flatMap(Element::getChildren)
                .filter(element -> element.getClassList().contains("task-prompt"))
                .map(Element::getTextRecursively)
                .toList();
    }

    private static Sample sample(int step, int index) {
        return new Sample(step, index, "prompt " + index, Path.of("step-%d-%d.png".formatted(step, index)));
    }

    private static TaskProgress progress(Sample... samples) {
        return new TaskProgress(
                TaskId.random(),
                TaskStatus.RUNNING,
                1,
                "Training",
                1,
                2,
                List.of(),
                Stream.of(samples).toList(),
                List.of(),
                null,
                null,
                null);
    }
}
