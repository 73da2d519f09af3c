package io.likeness.tasks.queue;

import static java.util.Objects.requireNonNullElse;

import io.likeness.storage.FileKey;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request with everything that its work depends on, as it was when it was submitted: later changes of a subject do not reach a queued task. */
public sealed interface TaskOrder {

    /** What was asked for. */
    TaskRequest request();

    /** The stored files that its worker reads. */
    List<FileKey> files();

    /** Fine-tuning: the words and photos of the subject. */
    record FineTuning(FineTuningRequest request, String identifier, String classNoun, List<FileKey> photos)
            implements TaskOrder {

        @Override
        public List<FileKey> files() {
            return photos;
        }
    }

    /** Generation: every picture with its own prompt and seed, the file that all of them begin with, and the adapters that draw them. */
    record Generation(
            GenerationRequest request,
            List<PictureSettings> pictures,
            @Nullable FileKey initImage,
            List<ChosenAdapter> adapters)
            implements TaskOrder {

        /** Orders from before members had adapters do not say, and mean none. */
        public Generation {
            adapters = List.copyOf(requireNonNullElse(adapters, List.of()));
        }

        @Override
        public List<FileKey> files() {
            return Stream.concat(Stream.ofNullable(initImage), adapterFiles().stream())
                    .toList();
        }

        /** The files of the adapters. */
        List<FileKey> adapterFiles() {
            return adapters.stream().map(ChosenAdapter::file).toList();
        }
    }

    /** An adapter as it was when the task was submitted: its file is kept as long as the task may need it. */
    record ChosenAdapter(FileKey file, String name, double weight) {}
}
