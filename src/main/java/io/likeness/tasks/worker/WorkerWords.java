package io.likeness.tasks.worker;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.models.BaseModels;
import io.likeness.storage.FileKey;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.TaskOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The only way of words from a worker, or about one, to a member: people's files have the names that they know, others are named as they lie
 * in the model or the task, and no folder of the server is.
 */
@Component
class WorkerWords {

    private final TaskFolders folders;
    private final BaseModels baseModels;
    private final Path home;

    WorkerWords(TaskFolders folders, BaseModels baseModels, LikenessProperties properties) {
        this.folders = folders;
        this.baseModels = baseModels;
        this.home = properties.home().toAbsolutePath();
    }

    /** The same failure in words for the task's owner. */
    TaskFailure of(Claim claim, TaskFailure told) {
        return new TaskFailure(of(claim, told.cause()), of(claim, told.nextStep()));
    }

    private String of(Claim claim, String told) {
        String words = told;
        String anywhere = // a local copy's last name is its key
                "(?:%s|%s)?[\\w./-]*"
                        .formatted(
                                Pattern.quote(home.toString()),
                                Pattern.quote(home.normalize().toString()));
        for (Map.Entry<FileKey, String> file : names(claim.order()).entrySet()) {
            words = words.replaceAll(anywhere + file.getKey(), Matcher.quoteReplacement(file.getValue()));
        }
        return PublicWords.of(words, places(claim));
    }

    private static Map<FileKey, String> names(TaskOrder order) {
        Map<FileKey, String> names = new LinkedHashMap<>();
        switch (order) {
            case TaskOrder.FineTuning training -> {
                for (int i = 0; i < training.photos().size(); i++) {
                    names.put(
                            training.photos().get(i),
                            "photo %d of %d".formatted(i + 1, training.photos().size()));
                }
            }
            case TaskOrder.Generation generation -> {
                generation
                        .adapters()
                        .forEach(adapter -> names.put(adapter.file(), "the adapter \"%s\"".formatted(adapter.name())));
                FileKey image = generation.initImage();
                if (image != null) {
                    names.put(image, "the picture to begin with");
                }
            }
        }
        return names;
    }

    /** The innermost first. */
    private Path[] places(Claim claim) {
        return Stream.concat(
                        Stream.concat(Stream.of(folders.out(claim), folders.attempt(claim)), model(claim)),
                        Stream.of(folders.classImages(), home, Path.of(System.getProperty("java.home"))))
                .flatMap(place -> Stream.of(place, place.normalize()))
                .distinct()
                .toArray(Path[]::new);
    }

    private Stream<Path> model(Claim claim) {
        try {
            Path model = baseModels.folder(claim.order().request().baseModel()).toAbsolutePath();
            return Stream.of(model, model.getParent()).filter(Objects::nonNull);
        } catch (NotFound removed) {
            return List.<Path>of().stream();
        }
    }
}
