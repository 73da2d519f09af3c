package io.likeness.engine.pipeline;

import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.nn.AdapterSlot;
import io.likeness.engine.nn.Parameters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The places beside a model's layers where adapters may stand. */
public final class AdapterSlots {

    private AdapterSlots() {}

    /** By network, and by the layer's path. */
    static Map<AdaptedNetwork, Map<String, AdapterSlot>> of(StableDiffusion model) {
        Map<AdaptedNetwork, Map<String, AdapterSlot>> slots = new EnumMap<>(AdaptedNetwork.class);
        slots.put(AdaptedNetwork.UNET, byKey(model.unet().parameters()));
        for (TextEncoder encoder : model.text().each()) {
            slots.put(encoder.place(), byKey(encoder.network().parameters()));
        }
        return slots;
    }

    private static Map<String, AdapterSlot> byKey(Parameters parameters) {
        Map<String, AdapterSlot> slots = new HashMap<>();
        parameters.slots().forEach((path, slot) -> slots.put(key(path), slot));
        return slots;
    }

    /** A path without the prefix that some files of text encoders have and others lack. */
    public static String key(String path) {
        return path.startsWith("text_model.") ? path.substring("text_model.".length()) : path;
    }
}
