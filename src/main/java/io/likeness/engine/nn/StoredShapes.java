package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.tensor.ScalarType;
import io.likeness.engine.tensor.Unread;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tensors of a checkpoint, in one file or several shards, by their headers: whether each is there, in its shape and of a number type. */
final class StoredShapes implements WeightSource {

    /** How many stray tensors a message names. */
    private static final int NAMED = 5;

    private final List<SafetensorsFile> shards;
    private final Map<String, SafetensorsFile> files = new LinkedHashMap<>();

    StoredShapes(List<SafetensorsFile> shards) {
        this.shards = List.copyOf(shards);
        for (SafetensorsFile shard : shards) {
            for (String name : shard.names()) {
                SafetensorsFile other = files.put(name, shard);
                if (other != null) {
                    throw new BadFile("%s: tensor '%s' is in %s as well".formatted(shard.path(), name, other.path()));
                }
            }
        }
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public NDArray tensor(String name, long[] shape, Initial initial) {
        type(of(name, shape), name);
        return new Unread(shape);
    }

    /** The file of a tensor, which has this shape. */
    SafetensorsFile of(String name, long[] shape) {
        SafetensorsFile file = files.get(name);
        if (file == null) {
            throw new BadFile(
                    "%s: has no tensor '%s', expected shape %s".formatted(paths(), name, Arrays.toString(shape)));
        }
        TensorInfo found = file.info(name);
        if (!Arrays.equals(found.dimensions(), shape)) {
            throw new BadFile("%s: tensor '%s' has shape %s, expected %s"
                    .formatted(file.path(), name, found.shape(), Arrays.toString(shape)));
        }
        return file;
    }

    /** The type of its numbers. */
    static ScalarType type(SafetensorsFile file, String name) {
        return switch (file.info(name).type()) {
            case F16 -> ScalarType.HALF;
            case F32 -> ScalarType.FLOAT;
            case F64 -> ScalarType.DOUBLE;
            case BF16 -> ScalarType.BFLOAT16;
            default ->
                throw new BadFile("%s: tensor '%s' %s"
                        .formatted(file.path(), name, file.info(name).type().refusal()));
        };
    }

    @Override
    public void refuseUnread(Set<String> names) {
        if (!names.isEmpty()) {
            String some = names.stream().limit(NAMED).collect(Collectors.joining("', '", "'", "'"));
            throw new BadFile("%s: has %d tensors that its configuration has no place for: %s%s"
                    .formatted(paths(), names.size(), some, names.size() > NAMED ? ", ..." : ""));
        }
    }

    private String paths() {
        return shards.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
    }
}
