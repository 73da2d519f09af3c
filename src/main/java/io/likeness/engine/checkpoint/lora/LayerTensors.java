package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.AdapterKey.Role;
import io.likeness.engine.checkpoint.lora.WeightChange.Difference;
import io.likeness.engine.checkpoint.lora.WeightChange.Hadamard;
import io.likeness.engine.checkpoint.lora.WeightChange.Kronecker;
import io.likeness.engine.checkpoint.lora.WeightChange.LowRank;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts a file's tensors by the layers that they belong to, and makes of each layer's what it means. */
final class LayerTensors {

    private final SafetensorsFile file;
    private final Map<String, Map<Role, String>> byLayer = new LinkedHashMap<>();
    private @Nullable LoraFormat format;
    private @Nullable LoraFormat told;

    LayerTensors(SafetensorsFile file) {
        this.file = file;
    }

    /** Takes a tensor by its name; false if it belongs to no layer. */
    boolean add(String name) {
        AdapterKey key = AdapterKey.parse(name).orElse(null);
        if (key == null || LayerPlace.of(key.layer()).isEmpty()) {
            return false;
        }
        LoraFormat now = told == null ? format : told;
        told = key.tellsFormat() && (told == null || told.compareTo(key.format()) > 0) ? key.format() : told;
        format = told == null ? Objects.requireNonNullElse(now, key.format()) : told;
        String other = byLayer.computeIfAbsent(key.layer(), _ -> new EnumMap<>(Role.class))
                .put(key.role(), name);
        if (other != null) {
            throw new BadFile("%s: '%s' and '%s' are the same part of a layer".formatted(file.path(), other, name));
        }
        return true;
    }

    /** The layout; null if there is no layer. */
    @Nullable
    LoraFormat format() {
        return format;
    }

    /** Every layer with what is changed of it. */
    List<AdapterLayer> layers() {
        AdapterMetadata metadata = AdapterMetadata.read(file.metadata(), file.path());
        Map<LayerPlace, String> spelled = new LinkedHashMap<>();
        List<AdapterLayer> layers = new ArrayList<>();
        byLayer.forEach((layer, roles) -> {
            LayerPlace place = LayerPlace.of(layer).orElseThrow();
            String other = spelled.put(place, layer);
            if (other != null) {
                throw new BadFile("%s: '%s' and '%s' are the same layer".formatted(file.path(), other, layer));
            }
            layers.add(new OneLayer(layer, place, roles, metadata).read());
        });
        return List.copyOf(layers);
    }

    /** The tensors of one layer. */
    private final class OneLayer {

        private final String name;
        private final LayerPlace place;
        private final Map<Role, String> roles;
        private final AdapterMetadata metadata;

        OneLayer(String name, LayerPlace place, Map<Role, String> roles, AdapterMetadata metadata) {
            this.name = name;
            this.place = place;
            this.roles = roles;
            this.metadata = metadata;
        }

        AdapterLayer read() {
            refuseSeveral();
            WeightChange change = change();
            AdapterLayer.Bias bias = bias(change);
            if (change == null && bias == null) {
                throw new BadFile("%s: layer '%s' has only %s".formatted(file.path(), name, roles.values()));
            }
            return new AdapterLayer(place.network(), place.path(), change, bias, magnitude());
        }

        private @Nullable WeightChange change() {
            if (has(Role.DOWN) || has(Role.UP)) {
                StoredTensor down = required(Role.DOWN, "down matrix");
                StoredTensor up = required(Role.UP, "up matrix");
                return new LowRank(down, up, tensor(Role.CORE), alpha(rows(down)));
            }
            if (has(Role.HADA_W1_A)) {
                Product first = product(Role.HADA_W1_A, Role.HADA_W1_B, Role.HADA_T1);
                Product second = product(Role.HADA_W2_A, Role.HADA_W2_B, Role.HADA_T2);
                return new Hadamard(first, second, alpha(first.rank()));
            }
            if (has(Role.LOKR_W1) || has(Role.LOKR_W1_A)) {
                Factor first = factor(Role.LOKR_W1, Role.LOKR_W1_A, Role.LOKR_W1_B, null);
                Factor second = factor(Role.LOKR_W2, Role.LOKR_W2_A, Role.LOKR_W2_B, Role.LOKR_T2);
                return new Kronecker(first, second, alpha(new Kronecker(first, second, 1).rank()));
            }
            StoredTensor difference = tensor(Role.DIFFERENCE);
            return difference == null ? null : new Difference(difference);
        }

        private Product product(Role a, Role b, Role core) {
            return new Product(
                    required(a, a.name().toLowerCase(Locale.ROOT)),
                    required(b, b.name().toLowerCase(Locale.ROOT)),
                    tensor(core));
        }

        private Factor factor(Role whole, Role a, Role b, @Nullable Role core) {
            if (!has(whole)) {
                return new Factor.Narrow(product(a, b, core == null ? Role.CORE : core));
            }
            return new Factor.Whole(required(whole, whole.name()));
        }

        /** One of two changes would be lost. */
        private void refuseSeveral() {
            long kinds = Stream.of(
                            EnumSet.of(Role.DOWN, Role.UP),
                            EnumSet.of(Role.HADA_W1_A),
                            EnumSet.of(Role.LOKR_W1, Role.LOKR_W1_A),
                            EnumSet.of(Role.DIFFERENCE))
                    .filter(kind -> kind.stream().anyMatch(this::has))
                    .count();
            if (kinds > 1 || has(Role.UP_BIAS) && has(Role.BIAS_DIFFERENCE)) {
                throw new BadFile("%s: layer '%s' is changed in several ways at once: %s"
                        .formatted(file.path(), name, roles.values()));
            }
        }

        /** A bias of the outer matrix is multiplied by what the product is multiplied by. */
        private AdapterLayer.@Nullable Bias bias(@Nullable WeightChange change) {
            StoredTensor own = tensor(Role.UP_BIAS);
            if (own != null) {
                return new AdapterLayer.Bias(own, change == null ? 1 : change.scale());
            }
            StoredTensor difference = tensor(Role.BIAS_DIFFERENCE);
            return difference == null ? null : new AdapterLayer.Bias(difference, 1);
        }

        private @Nullable Magnitude magnitude() {
            String lengths = roles.get(Role.MAGNITUDE);
            return lengths == null
                    ? null
                    : new Magnitude(StoredTensor.of(file, lengths), lengths.contains("lora_magnitude"));
        }

        private double alpha(long rank) {
            String alpha = roles.get(Role.ALPHA);
            return alpha == null ? metadata.alpha(place.network(), place.path(), rank) : number(alpha);
        }

        private boolean has(Role role) {
            return roles.containsKey(role);
        }

        private @Nullable StoredTensor tensor(Role role) {
            String tensor = roles.get(role);
            return tensor == null ? null : StoredTensor.of(file, tensor);
        }

        private StoredTensor required(Role role, String called) {
            StoredTensor tensor = tensor(role);
            if (tensor == null) {
                throw new BadFile(
                        "%s: layer '%s' has no %s, only %s".formatted(file.path(), name, called, roles.values()));
            }
            return tensor;
        }
    }

    private static long rows(StoredTensor matrix) {
        return matrix.shape().isEmpty() ? 0 : matrix.shape().getFirst();
    }

    private double number(String alpha) {
        if (file.info(alpha).elements() != 1) {
            throw new BadFile("%s: tensor '%s' has shape %s, expected one number"
                    .formatted(file.path(), alpha, file.info(alpha).shape()));
        }
        return switch (file.info(alpha).type()) {
            case I64, I32, I16, I8, U8 -> file.integers(alpha)[0];
            default -> file.floats(alpha)[0];
        };
    }
}
