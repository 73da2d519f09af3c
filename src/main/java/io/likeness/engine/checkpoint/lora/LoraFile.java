package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An adapter file of any layout, its layers under diffusers' paths; nothing is read but the header and the alphas.
 *
 * @param path the file
 * @param format the layout it has
 * @param xl whether it is made for Stable Diffusion XL
 * @param layers what stands beside which layer
 * @param metadata the file's own notes
 * @param report what became of the file's tensors
 */
public record LoraFile(
        Path path,
        LoraFormat format,
        boolean xl,
        List<LoraLayer> layers,
        Map<String, String> metadata,
        KeyReport report) {

    /** Of adapters that are no LoRA: what they call their tensors, and their own names. */
    private static final Map<Pattern, String> OTHERS = Map.of(
            Pattern.compile(".*\\.hada_.*"), "LoHa",
            Pattern.compile(".*\\.lokr_.*"), "LoKr",
            Pattern.compile(".*\\.(oft_.*|boft_.*)"), "OFT",
            Pattern.compile(".*\\.(diff|diff_b)"), "a full difference of weights",
            Pattern.compile(".*\\.lora_mid\\.weight"), "LoRA with a Tucker core (lora_mid)",
            Pattern.compile(".*\\.on_input|.*\\.ia3_.*"), "IA3",
            Pattern.compile("(bundle_)?emb(_params)?(\\..*)?|string_to_param.*"), "an embedding");

    private static final Pattern XL_NAMES =
            Pattern.compile("lora_te2_.*|text_encoder_2\\..*|lora_unet_(input|output|middle)_block.*");

    private static final long XL_TEXT_WIDTH = 2048;

    /**
     * Opens a file.
     *
     * @throws BadFile if it is no LoRA, or some of its tensors do not fit each other
     */
    public static LoraFile open(Path path) {
        return of(SafetensorsFile.open(path));
    }

    /**
     * An open file as an adapter.
     *
     * @throws BadFile if it is no LoRA, or some of its tensors do not fit each other
     */
    public static LoraFile of(SafetensorsFile file) {
        Path path = file.path();
        Map<String, Map<LoraKey.Role, String>> tensors = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        LoraFormat format = null;
        for (String name : file.names()) {
            refuseOthers(path, name);
            LoraKey key = LoraKey.parse(name).orElse(null);
            if (key == null || LayerPlace.of(key.layer()).isEmpty()) {
                unknown.add(name);
                continue;
            }
            format = format == null || key.role() == LoraKey.Role.DOWN ? key.format() : format;
            tensors.computeIfAbsent(key.layer(), _ -> new EnumMap<>(LoraKey.Role.class))
                    .put(key.role(), name);
        }
        if (format == null) {
            throw new BadFile(
                    path + ": is no LoRA file: no tensor's name is one of kohya's, PEFT's or diffusers' layout");
        }
        List<LoraLayer> layers = layers(file, tensors);
        return new LoraFile(
                path,
                format,
                isXl(file, layers),
                layers,
                file.metadata(),
                new KeyReport(file.names().size() - unknown.size(), new LinkedHashMap<>(), unknown));
    }

    private static void refuseOthers(Path path, String name) {
        OTHERS.forEach((pattern, kind) -> {
            if (pattern.matcher(name).matches()) {
                throw new BadFile(
                        "%s: tensor '%s' belongs to %s, which this engine does not have; it reads LoRA and DoRA"
                                .formatted(path, name, kind));
            }
        });
    }

    private static List<LoraLayer> layers(SafetensorsFile file, Map<String, Map<LoraKey.Role, String>> tensors) {
        AdapterMetadata metadata = AdapterMetadata.read(file.metadata(), file.path());
        Map<LayerPlace, String> spelled = new LinkedHashMap<>();
        List<LoraLayer> layers = new ArrayList<>();
        tensors.forEach((layer, roles) -> {
            LayerPlace place = LayerPlace.of(layer).orElseThrow();
            String other = spelled.put(place, layer);
            if (other != null) {
                throw new BadFile("%s: '%s' and '%s' are the same layer".formatted(file.path(), other, layer));
            }
            layers.add(layer(file, layer, place, roles, metadata));
        });
        return List.copyOf(layers);
    }

    private static LoraLayer layer(
            SafetensorsFile file,
            String layer,
            LayerPlace place,
            Map<LoraKey.Role, String> roles,
            AdapterMetadata metadata) {
        String down = required(file, layer, roles, LoraKey.Role.DOWN);
        String up = required(file, layer, roles, LoraKey.Role.UP);
        long rank =
                file.info(down).shape().isEmpty() ? 0 : file.info(down).shape().getFirst();
        String alpha = roles.get(LoraKey.Role.ALPHA);
        String magnitude = roles.get(LoraKey.Role.MAGNITUDE);
        return new LoraLayer(
                place.network(),
                place.path(),
                StoredTensor.of(file, down),
                StoredTensor.of(file, up),
                alpha == null ? metadata.alpha(place.network(), place.path(), rank) : number(file, alpha),
                magnitude == null ? null : StoredTensor.of(file, magnitude));
    }

    private static String required(
            SafetensorsFile file, String layer, Map<LoraKey.Role, String> roles, LoraKey.Role role) {
        String name = roles.get(role);
        if (name == null) {
            throw new BadFile("%s: layer '%s' has no %s matrix, only %s"
                    .formatted(file.path(), layer, role == LoraKey.Role.DOWN ? "down" : "up", roles.values()));
        }
        return name;
    }

    private static double number(SafetensorsFile file, String alpha) {
        if (file.info(alpha).elements() != 1) {
            throw new BadFile("%s: tensor '%s' has shape %s, expected one number"
                    .formatted(file.path(), alpha, file.info(alpha).shape()));
        }
        return switch (file.info(alpha).type()) {
            case I64, I32, I16, I8, U8 -> file.integers(alpha)[0];
            default -> file.floats(alpha)[0];
        };
    }

    private static boolean isXl(SafetensorsFile file, List<LoraLayer> layers) {
        return file.names().stream().anyMatch(name -> XL_NAMES.matcher(name).matches())
                || file.metadata().getOrDefault("ss_base_model_version", "").startsWith("sdxl")
                || layers.stream()
                        .anyMatch(layer -> layer.path().endsWith(".attn2.to_k")
                                && layer.down().shape().get(1) == XL_TEXT_WIDTH);
    }
}
