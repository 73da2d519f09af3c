package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import io.likeness.engine.nn.AdapterSlot;
import io.likeness.engine.nn.AdapterTerm;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Adapters that stand beside a loaded model for a while. The model's own weights are not touched: closing takes the adapters away,
 * and others may come.
 */
public final class AdapterStack implements AutoCloseable {

    private final Map<AdapterSlot, List<AdapterTerm>> terms = new LinkedHashMap<>();
    private final Scope owner = Scope.open();

    private AdapterStack() {}

    /**
     * Puts adapters beside a model, in place of those that were.
     *
     * @param notes hears how many keys of each file matched, and the names of those that did not
     * @throws BadFile if a file is damaged, or none of it fits the model
     */
    public static AdapterStack beside(StableDiffusion model, List<Adapter> adapters, Consumer<String> notes) {
        AdapterStack stack = new AdapterStack();
        try {
            Map<AdaptedNetwork, Map<String, AdapterSlot>> slots = AdapterSlots.of(model);
            for (Adapter adapter : adapters) {
                stack.add(adapter, slots, notes);
            }
            stack.terms.forEach(AdapterSlot::put);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void add(Adapter adapter, Map<AdaptedNetwork, Map<String, AdapterSlot>> slots, Consumer<String> notes) {
        if (!Double.isFinite(adapter.weight())) {
            throw new BadSetting("weight %s of %s: expected a number".formatted(adapter.weight(), adapter.file()));
        }
        LoraFile file = LoraFile.open(adapter.file());
        List<String> unmatched = new ArrayList<>(file.report().unknown());
        int matched = 0;
        for (LoraLayer layer : file.layers()) {
            AdapterSlot slot = slots.getOrDefault(layer.network(), Map.of()).get(AdapterSlots.key(layer.path()));
            if (slot == null) {
                unmatched.add(layer.network().part() + "." + layer.path());
            } else {
                matched++;
                terms.computeIfAbsent(slot, _ -> new ArrayList<>())
                        .add(AdapterTerms.of(slot, layer, adapter.weight(), owner));
            }
        }
        if (matched == 0) {
            throw new BadFile("%s: none of its %d layers is one of this model: %s"
                    .formatted(adapter.file(), file.layers().size(), KeyReport.some(unmatched)));
        }
        notes.accept(report(file, matched, unmatched));
    }

    private static String report(LoraFile file, int matched, List<String> unmatched) {
        String summary = "%s (%s): %d of %d layers matched"
                .formatted(file.path().getFileName(), file.format().title(), matched, matched + unmatched.size());
        return unmatched.isEmpty() ? summary : summary + "; not in this model: " + KeyReport.some(unmatched);
    }

    /** What AUTOMATIC1111 and its peers write behind a prompt for adapters, such as " <lora:dog:0.8>". */
    static String tags(List<Adapter> adapters) {
        return adapters.stream()
                .map(adapter ->
                        " <lora:%s:%s>".formatted(adapter.name().replaceAll("[\\s:<>]+", "_"), adapter.weight()))
                .collect(Collectors.joining());
    }

    /** Takes the adapters away. */
    @Override
    public void close() {
        terms.keySet().forEach(slot -> slot.put(List.of()));
        owner.close();
    }
}
