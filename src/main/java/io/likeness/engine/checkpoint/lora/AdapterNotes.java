package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** What an adapter's file says of itself in its metadata, after kohya's scripts and StabilityAI's modelspec; other programs show it. */
public final class AdapterNotes {

    /** The key of a file's hash, that of its tensors alone ({@link SafetensorsWriter#dataHash}). */
    public static final String HASH = "sshs_model_hash";

    private final SequencedMap<String, String> notes = new LinkedHashMap<>();

    /** Ranks and alphas; one of which there are several is "Dynamic". */
    public AdapterNotes(Collection<? extends Number> ranks, Collection<? extends Number> alphas) {
        notes.put("ss_network_module", "networks.lora");
        notes.put("ss_network_dim", common(ranks));
        notes.put("ss_network_alpha", common(alphas));
        notes.put("modelspec.sai_model_spec", "1.0.0");
    }

    /** What kind of model it stands beside. */
    public AdapterNotes beside(LdmFamily family, boolean velocity) {
        notes.put("ss_base_model_version", base(family));
        notes.put("modelspec.architecture", family.architecture(velocity) + "/lora");
        return this;
    }

    /** The name of the model that it was trained on. */
    public AdapterNotes trainedOn(String baseModel) {
        notes.put("ss_sd_model_name", baseModel);
        return this;
    }

    /** What it is called. */
    public AdapterNotes titled(String title) {
        notes.put("modelspec.title", title);
        return this;
    }

    /** The words that mean its subject. */
    public AdapterNotes triggeredBy(String phrase) {
        notes.put("modelspec.trigger_phrase", phrase);
        return this;
    }

    /** Key to value. */
    public SequencedMap<String, String> all() {
        return new LinkedHashMap<>(notes);
    }

    /** Adds notes to a file. */
    public static SafetensorsWriter write(Map<String, String> notes, SafetensorsWriter file) {
        notes.forEach(file::metadata);
        return file;
    }

    private static String base(LdmFamily family) {
        return switch (family) {
            case STABLE_DIFFUSION_1 -> "sd_v1";
            case STABLE_DIFFUSION_2 -> "sd_v2";
            case STABLE_DIFFUSION_XL -> "sdxl_base_v1-0";
        };
    }

    private static String common(Collection<? extends Number> all) {
        Set<? extends Number> different = Set.copyOf(all);
        return different.size() == 1 ? number(different.iterator().next()) : "Dynamic";
    }

    private static String number(Number number) {
        return number instanceof Double d && d != Math.rint(d) ? d.toString() : String.valueOf(number.longValue());
    }
}
