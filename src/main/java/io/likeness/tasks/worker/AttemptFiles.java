package io.likeness.tasks.worker;

import io.likeness.storage.FileStore;
import io.likeness.storage.LocalCopies;
import io.likeness.tasks.queue.Claim;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The stored files that the workers of attempts read, on this machine for as long as they may run: a worker outlives the studio, so what was not given
 * back is taken again, at the same paths, when the worker is found again. See decision 29.
 */
@Component
class AttemptFiles {

    private final FileStore files;
    private final TaskFolders folders;
    private final Map<Path, LocalCopies> taken = new ConcurrentHashMap<>();

    AttemptFiles(FileStore files, TaskFolders folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Takes the files of an attempt that is to start. */
    LocalCopies take(Claim claim) {
        return taken.computeIfAbsent(
                folder(claim), folder -> LocalCopies.of(claim.order().files(), key -> files.localCopy(key, folder)));
    }

    /** Takes them for a worker that runs, unless they are held: what is gone by now it has read, or will say so itself. */
    void takeAgain(Claim claim) {
        taken.computeIfAbsent(
                folder(claim),
                folder -> LocalCopies.ofThoseThere(claim.order().files(), key -> files.localCopy(key, folder)));
    }

    /** The worker has ended, or never was. */
    void giveBack(Claim claim) {
        LocalCopies copies = taken.remove(folder(claim));
        if (copies != null) {
            copies.close();
        }
    }

    private Path folder(Claim claim) {
        return folders.attempt(claim).resolve("inputs");
    }
}
