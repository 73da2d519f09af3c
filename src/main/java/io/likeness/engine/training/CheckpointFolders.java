package io.likeness.engine.training;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.inspection.LearnedWeights;
import io.likeness.engine.lineage.Lineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders that a training leaves: checkpoint-N, each a whole diffusers folder with the optimizer's state, and at the end
 * the out folder itself. Each appears whole: it is filled under another name, or its model_index.json comes last.
 *
 * @param out the training's out folder
 * @param base the base model, from which everything is taken that is not trained
 */
record CheckpointFolders(Path out, DiffusersFolder base) {

    /** The optimizer's state in a checkpoint's folder. */
    static final String OPTIMIZER = "optimizer.safetensors";

    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,9})");
    private static final int KEPT = 2;
    private static final int WITH_OPTIMIZER = 3;

    /** The last whole checkpoint of an out folder. */
    static Optional<Path> last(Path out) {
        List<Path> all = all(out);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /**
     * Writes checkpoint-N and removes all but the last two.
     *
     * @return its folder
     */
    Path write(Lineage lineage, Trained trained, AdamW optimizer) {
        Path folder = out.resolve("checkpoint-" + lineage.stepsDone());
        Path part = out.resolve(folder.getFileName() + ".part");
        try {
            fill(part, lineage, trained, optimizer);
            FolderFiles.delete(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            for (Path old : all(out).reversed().stream().skip(KEPT).toList()) {
                FolderFiles.delete(old);
            }
            return folder;
        } catch (IOException e) {
            throw BadFile.because(folder + ": cannot be written", e);
        }
    }

    /** What a full disk cuts short takes no room from those who come after it. */
    private void fill(Path part, Lineage lineage, Trained trained, AdamW optimizer) throws IOException {
        FolderFiles.delete(part);
        boolean whole = false;
        try {
            takeFromBase(part, trained.replaced());
            trained.write(part);
            SafetensorsWriter state = new SafetensorsWriter();
            optimizer.save(state);
            state.write(part.resolve(OPTIMIZER));
            lineage.write(part);
            whole = true;
        } finally {
            if (!whole) {
                FolderFiles.delete(part);
            }
        }
    }

    /**
     * Bytes that one checkpoint of a fine-tuning takes: what learns and AdamW's two averages of it, and what it shares with a base model on
     * another disk, to which no link leads.
     */
    long bytes(FineTuningSpec spec) {
        long learned = LearnedWeights.bytes(spec.baseModel(), spec.method(), spec.trainTextEncoder());
        return WITH_OPTIMIZER * learned + (isOnTheDiskOfItsBase() ? 0 : bytesOfBase());
    }

    private boolean isOnTheDiskOfItsBase() {
        try {
            return Files.getFileStore(out).equals(Files.getFileStore(base.path().toRealPath()));
        } catch (IOException e) {
            throw BadFile.because(out + ": cannot be asked for its disk", e);
        }
    }

    private long bytesOfBase() {
        try {
            long bytes = 0;
            for (String name : base.parts()) {
                for (Path file : FolderFiles.in(base.path().resolve(name))) {
                    bytes += Files.size(file);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw BadFile.because(base.path() + ": cannot be read", e);
        }
    }

    /** Removes all checkpoints but the newest, where the disk is short. */
    void keepOnlyTheNewest() {
        try {
            for (Path old : all(out).reversed().stream().skip(1).toList()) {
                FolderFiles.delete(old);
            }
        } catch (IOException e) {
            throw BadFile.because(out + ": cannot be written", e);
        }
    }

    /** Makes the out folder the model of a checkpoint. */
    void publish(Path checkpoint) {
        try {
            Files.deleteIfExists(out.resolve(DiffusersFolder.INDEX));
            for (Path file : FolderFiles.in(checkpoint)) {
                String name = checkpoint.relativize(file).toString();
                if (!name.equals(OPTIMIZER) && !name.equals(DiffusersFolder.INDEX)) {
                    FolderFiles.link(file, out.resolve(name));
                }
            }
            FolderFiles.link(checkpoint.resolve(DiffusersFolder.INDEX), out.resolve(DiffusersFolder.INDEX));
        } catch (IOException e) {
            throw BadFile.because(out + ": cannot be written", e);
        }
    }

    private void takeFromBase(Path part, Set<String> trained) throws IOException {
        for (String name : base.parts()) {
            for (Path file : FolderFiles.in(base.path().resolve(name))) {
                if (!trained.contains(name) || !isWeights(file)) {
                    FolderFiles.link(
                            file, part.resolve(base.path().relativize(file).toString()));
                }
            }
        }
        FolderFiles.link(base.path().resolve(DiffusersFolder.INDEX), part.resolve(DiffusersFolder.INDEX));
    }

    /**
     * The optimizer's state of a checkpoint.
     *
     * @throws BadFile if it is gone, as it is once a training in the studio is complete
     */
    static SafetensorsFile optimizer(Path checkpoint) {
        Path state = checkpoint.resolve(OPTIMIZER);
        if (!Files.exists(state)) {
            throw new BadFile(
                    checkpoint
                            + ": has no optimizer.safetensors; its training was complete, and none can go on from it. Train anew");
        }
        return SafetensorsFile.open(state);
    }

    static boolean dropOptimizer(Path out) {
        boolean some = false;
        for (Path checkpoint : all(out)) {
            try {
                some |= Files.deleteIfExists(checkpoint.resolve(OPTIMIZER));
            } catch (IOException e) {
                throw BadFile.because(checkpoint + ": the optimizer's state cannot be removed", e);
            }
        }
        return some;
    }

    private static boolean isWeights(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".safetensors") || name.endsWith(".bin") || name.contains(".safetensors.");
    }

    private static List<Path> all(Path out) {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(folder ->
                            NAME.matcher(folder.getFileName().toString()).matches())
                    .filter(folder -> Files.exists(folder.resolve(DiffusersFolder.INDEX)))
                    .sorted(Comparator.comparingInt(CheckpointFolders::step))
                    .toList();
        } catch (IOException e) {
            throw BadFile.because(out + ": cannot be read", e);
        }
    }

    private static int step(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().replaceAll("\\D", ""));
    }
}
