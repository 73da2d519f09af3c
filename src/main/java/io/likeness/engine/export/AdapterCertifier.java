package io.likeness.engine.export;

import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.export.ExportCertificate.Program;
import io.likeness.engine.export.ExportCertificate.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks an adapter's file: each of its layers must have a name that a program knows, and each pair of matrices must be whole. */
public final class AdapterCertifier {

    private static final List<String> KOHYA = List.of(".lora_down.weight", ".lora_up.weight");
    private static final List<String> PEFT = List.of(".lora_A.weight", ".lora_B.weight");

    private AdapterCertifier() {}

    /** The verdict of every program. */
    public static List<Verdict> of(SafetensorsHeader header) {
        Set<String> names = header.tensors().keySet();
        boolean xl = names.stream()
                .anyMatch(name -> name.startsWith("lora_te2_")
                        || name.startsWith("text_encoder_2.")
                        || name.matches("lora_unet_(input|middle|output)_block.*"));
        List<Verdict> verdicts = new ArrayList<>();
        for (Program program : Program.values()) {
            verdicts.add(verdict(program, names, xl));
        }
        return verdicts;
    }

    /**
     * AUTOMATIC1111 and InvokeAI know kohya's names only; diffusers and ComfyUI know PEFT's as well. All of them know both spellings
     * of SDXL's UNet.
     */
    private static Verdict verdict(Program program, Set<String> names, boolean xl) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> flat = LoraModules.kohya(xl);
        if (xl) {
            flat.addAll(LoraModules.kohyaOriginal(true));
        }
        for (String module : flat) {
            KOHYA.forEach(matrix -> known.add(module + matrix));
            known.add(module + ".alpha");
            known.add(module + ".dora_scale");
        }
        if (program == Program.DIFFUSERS || program == Program.COMFYUI) {
            for (String module : LoraModules.dotted(xl)) {
                PEFT.forEach(matrix -> known.add(module + matrix));
                known.add(module + ".lora_magnitude_vector.weight");
            }
        }
        List<String> unmatched =
                names.stream().filter(name -> !known.contains(name)).toList();
        return new Verdict(program, names.size() - unmatched.size(), halves(names), unmatched);
    }

    /** Matrices whose partner is missing. */
    private static List<String> halves(Set<String> names) {
        List<String> missing = new ArrayList<>();
        for (List<String> pair : List.of(KOHYA, PEFT)) {
            for (int i = 0; i < 2; i++) {
                String own = pair.get(i);
                String other = pair.get(1 - i);
                names.stream()
                        .filter(name -> name.endsWith(own))
                        .map(name -> name.substring(0, name.length() - own.length()) + other)
                        .filter(partner -> !names.contains(partner))
                        .forEach(missing::add);
            }
        }
        return missing;
    }
}
