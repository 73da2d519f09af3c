package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.ScalarType;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a long training begins again after it was interrupted: a folder of tensors per checkpoint, and latest.json, which is
 * written last and so always names a complete one.
 */
final class PretrainingState {

    private static final String LATEST = "latest.json";

    private final Path folder;

    /** What latest.json says. */
    record Latest(int step, double seconds) {}

    PretrainingState(Path out) {
        this.folder = out.resolve("state");
    }

    /** The last complete checkpoint, if there is one. */
    Optional<Latest> latest() {
        Path file = folder.resolve(LATEST);
        return Files.exists(file)
                ? Optional.of(JsonMapper.shared().readValue(file.toFile(), Latest.class))
                : Optional.empty();
    }

    /** A checkpoint's file to read. */
    SafetensorsFile file(int step, String name) {
        return SafetensorsFile.open(folder.resolve("step-" + step).resolve(name + ".safetensors"));
    }

    /** Writes a checkpoint whole, then forgets the ones before. */
    void save(Latest latest, Map<String, SafetensorsWriter> files) {
        Path fresh = folder.resolve("step-" + latest.step());
        files.forEach((name, writer) -> writer.write(fresh.resolve(name + ".safetensors")));
        AtomicFile.write(folder.resolve(LATEST), JsonMapper.shared().writeValueAsString(latest));
        forget(fresh);
    }

    /** A file of named tensors in float32, or in float16 for shipping. */
    static SafetensorsWriter tensors(List<String> names, List<NDArray> tensors, TensorType type) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (int i = 0; i < names.size(); i++) {
            NDArray tensor = tensors.get(i);
            writer.add(names.get(i), type, tensor.getShape().getShape(), () -> {
                try (Scope s = Scope.open()) {
                    return (type == TensorType.F16 ? Kernels.toHalf(s, tensor) : tensor).toByteBuffer();
                }
            });
        }
        return writer;
    }

    /** Reads tensors in place that {@link #tensors} wrote in float32. */
    static void read(SafetensorsFile file, List<String> names, List<NDArray> into) {
        for (int i = 0; i < names.size(); i++) {
            try (Scope s = Scope.open()) {
                long[] shape = into.get(i).getShape().getShape();
                NDArray stored = Leaves.read(s, file.bytes(names.get(i)), ScalarType.FLOAT, shape);
                Leaves.copy(List.of(into.get(i)), List.of(stored));
            }
        }
    }

    private void forget(Path keep) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old = all.filter(Files::isDirectory)
                    .filter(path -> !path.equals(keep))
                    .toList();
            for (Path checkpoint : old) {
                try (Stream<Path> files = Files.walk(checkpoint)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new BadFile(folder + ": old checkpoints cannot be deleted: " + e, e);
        }
    }
}
