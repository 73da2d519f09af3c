package io.likeness.tasks.suggestion;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.users.AccountId;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Has photos looked at: one look at a time for an account, and two at a time for all of them. */
@Component
class ClassNounLooks implements ClassNounSuggestions {

    /** Beside trainings that want the processor too. */
    private static final int AT_ONCE = 2;

    /** More photos of one subject tell nothing new. */
    private static final int MOST_PHOTOS = 5;

    private final ClassNounClassifier classifier;
    private final FileStore files;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<AccountId, ClassNounLook> current = new ConcurrentHashMap<>();

    ClassNounLooks(ClassNounClassifier classifier, FileStore files) {
        this.classifier = classifier;
        this.files = files;
    }

    @Override
    public Look look(AccountId who, List<FileKey> photos, List<String> nouns, Consumer<List<String>> answer) {
        List<Path> some = photos.stream()
                .limit(MOST_PHOTOS)
                .map(photo -> files.path(photo).toAbsolutePath())
                .toList();
        var look = new ClassNounLook(turns, () -> classifier.likely(some, nouns), answer);
        ClassNounLook before = current.put(who, look);
        if (before != null) {
            before.close();
        }
        look.begin(() -> current.remove(who, look));
        return look;
    }

    @PreDestroy
    void giveUp() {
        current.values().forEach(ClassNounLook::close);
    }
}
