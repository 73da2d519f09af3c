package io.likeness.engine.export;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.export.ExportCertificate.Program;
import io.likeness.engine.export.ExportCertificate.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a written model or adapter again and compares its names with those that each program looks for. */
public final class Certifier {

    /** Of a model that predicts the velocity, and of a noise schedule that ends in pure noise. */
    private static final Set<String> MARKS = Set.of("v_pred", "ztsnr");

    private static final String UNET = "model.diffusion_model.";

    private Certifier() {}

    /** A folder in diffusers' layout, which diffusers and what builds on it read. */
    public static List<Verdict> folder(Path path) {
        DiffusersFolder folder = DiffusersFolder.read(path);
        Set<String> expected = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        for (String part : List.of("unet", "vae", "text_encoder", "text_encoder_2")) {
            if (folder.has(part)) {
                Map<String, TensorInfo> tensors = new LinkedHashMap<>();
                folder.weightFiles(part)
                        .forEach(file ->
                                tensors.putAll(SafetensorsHeader.read(file).tensors()));
                tensors.keySet().forEach(name -> found.add(part + "/" + name));
                expectedOf(part, tensors).forEach(name -> expected.add(part + "/" + name));
            }
        }
        return List.of(compare(Program.DIFFUSERS, expected, found), compare(Program.INVOKEAI, expected, found));
    }

    private static Set<String> expectedOf(String part, Map<String, TensorInfo> tensors) {
        Detection detection = new Detection(tensors);
        return switch (part) {
            case "unet" -> DiffusersKeys.unet(detection.diffusersUnet()).names();
            case "vae" ->
                DiffusersKeys.vae(
                                detection.widths("encoder.down_blocks.", "resnets."),
                                detection.count("encoder.down_blocks.0.resnets."))
                        .names();
            default -> {
                Keys keys = LdmKeys.clip(detection.count("text_model.encoder.layers."), "text_model.");
                yield (part.equals("text_encoder_2") ? keys.weights("", "text_projection") : keys).names();
            }
        };
    }

    /** A single file in the original layout. */
    public static List<Verdict> singleFile(SafetensorsHeader header) {
        Detection detection = new Detection(header.tensors());
        Set<String> expected = original(detection);
        Set<String> withMiddle = new LinkedHashSet<>(expected);
        withMiddle.addAll(
                LdmKeys.unet(detection.ldmUnet(UNET).withMiddle(), UNET).names());
        Set<String> found = new LinkedHashSet<>(header.tensors().keySet());
        found.removeAll(MARKS); // no weights: who does not look for them passes over them
        List<Verdict> verdicts = new ArrayList<>();
        for (Program program : Program.values()) {
            verdicts.add(compare(program, program == Program.AUTOMATIC1111 ? withMiddle : expected, found));
        }
        return verdicts;
    }

    /** The names that a single file needs in vain, before it is written. */
    public static List<String> missing(Map<String, StoredTensor> original) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        original.forEach(
                (name, tensor) -> tensors.put(name, new TensorInfo(name, tensor.type(), tensor.shape(), 0, 0)));
        return original(new Detection(tensors)).stream()
                .filter(name -> !original.containsKey(name))
                .toList();
    }

    private static Set<String> original(Detection file) {
        String vae = "first_stage_model.";
        Set<String> expected = new LinkedHashSet<>();
        expected.addAll(LdmKeys.unet(file.ldmUnet(UNET), UNET).names());
        expected.addAll(LdmKeys.vae(
                        file.widths(vae + "encoder.down.", "block."), file.count(vae + "encoder.down.0.block."), vae)
                .names());
        if (file.any("conditioner.embedders.")) {
            expected.addAll(clip(file, "conditioner.embedders.0.transformer.text_model."));
            expected.addAll(openClip(file, true, "conditioner.embedders.1.model."));
        } else if (file.any("cond_stage_model.model.")) {
            expected.addAll(openClip(file, false, "cond_stage_model.model."));
        } else {
            expected.addAll(clip(file, "cond_stage_model.transformer.text_model."));
        }
        return expected;
    }

    private static Set<String> clip(Detection file, String prefix) {
        return LdmKeys.clip(file.count(prefix + "encoder.layers."), prefix).names();
    }

    private static Set<String> openClip(Detection file, boolean projection, String prefix) {
        return LdmKeys.openClip(file.count(prefix + "transformer.resblocks."), projection, prefix)
                .names();
    }

    static Verdict compare(Program program, Set<String> expected, Set<String> found) {
        List<String> missing =
                expected.stream().filter(name -> !found.contains(name)).toList();
        List<String> unmatched =
                found.stream().filter(name -> !expected.contains(name)).toList();
        return new Verdict(program, found.size() - unmatched.size(), missing, unmatched);
    }
}
