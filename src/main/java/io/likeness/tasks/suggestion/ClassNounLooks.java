package io.likeness.tasks.suggestion;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.storage.LocalCopies;
import io.likeness.storage.LocalCopy;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.users.AccountId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
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
        List<FileKey> some = photos.stream().limit(MOST_PHOTOS).toList();
        var look = new ClassNounLook(turns, () -> likely(some, nouns), answer);
        ClassNounLook before = current.put(who, look);
        if (before != null) {
            before.close();
        }
        look.begin(() -> current.remove(who, look));
        return look;
    }

    private List<String> likely(List<FileKey> photos, List<String> nouns) throws IOException, InterruptedException {
        try (LocalCopies copies = files.localCopies(photos)) {
            return classifier.likely(copies.all().stream().map(LocalCopy::path).toList(), nouns);
        }
    }

    @PreDestroy
    void giveUp() {
        current.values().forEach(ClassNounLook::close);
    }
}
