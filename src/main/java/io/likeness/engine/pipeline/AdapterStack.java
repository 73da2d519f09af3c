package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.LearnedWord;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.nn.AdapterSlot;
import io.likeness.engine.nn.AdapterTerm;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final StableDiffusion model;
    private final Map<AdapterSlot, List<AdapterTerm>> terms = new LinkedHashMap<>();
    private final Map<TextEncoder, List<WordSlot.Word>> words = new LinkedHashMap<>();
    private final Scope owner = Scope.open();

    private AdapterStack(StableDiffusion model) {
        this.model = model;
    }

    /**
     * Puts adapters beside a model, in place of those that were.
     *
     * @param notes hears how many keys of each file matched, and the names of those that did not
     * @throws BadFile if a file is damaged, or none of it fits the model
     */
    public static AdapterStack beside(StableDiffusion model, List<Adapter> adapters, Consumer<String> notes) {
        AdapterStack stack = new AdapterStack(model);
        try {
            Map<AdaptedNetwork, Map<String, AdapterSlot>> slots = AdapterSlots.of(model);
            for (Adapter adapter : adapters) {
                stack.add(adapter, slots, notes);
            }
            stack.terms.forEach(AdapterSlot::put);
            stack.words.forEach((encoder, own) -> encoder.words().put(own, stack.owner));
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void add(Adapter adapter, Map<AdaptedNetwork, Map<String, AdapterSlot>> slots, Consumer<String> notes) {
        LoraFile file = AdapterCheck.of(adapter, model.folder());
        List<String> unmatched = new ArrayList<>(file.report().unknown());
        int matched = 0;
        for (AdapterLayer layer : file.layers()) {
            AdapterSlot slot = slots.getOrDefault(layer.network(), Map.of()).get(AdapterSlots.key(layer.path()));
            if (slot == null) {
                unmatched.add(layer.name());
            } else {
                matched++;
                terms.computeIfAbsent(slot, _ -> new ArrayList<>())
                        .add(AdapterTerms.of(slot, layer, adapter.weight(), owner));
            }
        }
        List<String> learned = adapter.weight() == 0 ? List.of() : addWords(adapter, file, unmatched);
        if (matched == 0 && learned.isEmpty() && adapter.weight() != 0) {
            throw AdapterCheck.nothingFits(file, model.folder(), unmatched);
        }
        notes.accept(report(file, matched, learned, unmatched));
    }

    /** The words that it adds; an embedding is what it is, whatever the adapter's weight. */
    private List<String> addWords(Adapter adapter, LoraFile file, List<String> unmatched) {
        List<String> learned = new ArrayList<>();
        for (LearnedWord word : file.words()) {
            String text = word.wordOr(adapter.name());
            TextEncoder encoder = text.isBlank()
                    ? null
                    : model.text().each().stream()
                            .filter(one -> one.place() == word.network())
                            .filter(one -> one.network().config().width() == word.width())
                            .findFirst()
                            .orElse(null);
            if (encoder == null) {
                unmatched.add("%s of \"%s\"".formatted(word.network().part(), text));
            } else {
                words.computeIfAbsent(encoder, _ -> new ArrayList<>())
                        .add(new WordSlot.Word(
                                text, TensorReading.array(word.vectors(), owner, word.count(), word.width())));
                learned.add(text);
            }
        }
        return learned.stream().distinct().toList();
    }

    private static String report(LoraFile file, int matched, List<String> learned, List<String> unmatched) {
        StringBuilder report = new StringBuilder(
                "%s (%s)".formatted(file.path().getFileName(), file.format().title()));
        if (!file.layers().isEmpty()) {
            report.append(
                    ": %d of %d layers matched".formatted(matched, file.layers().size()));
        }
        if (!learned.isEmpty()) {
            report.append("; words in prompts: ").append(String.join(", ", learned));
        }
        return unmatched.isEmpty()
                ? report.toString()
                : report.append("; not in this model: ")
                        .append(KeyReport.some(unmatched))
                        .toString();
    }

    /** What AUTOMATIC1111 and its peers write behind a prompt for adapters, such as " <lora:dog:0.8>"; words stand in the prompt itself. */
    static String tags(List<Adapter> adapters) {
        return adapters.stream()
                .filter(adapter -> !isEmbedding(adapter.file()))
                .map(adapter ->
                        " <lora:%s:%s>".formatted(adapter.name().replaceAll("[\\s:<>]+", "_"), adapter.weight()))
                .collect(Collectors.joining());
    }

    private static boolean isEmbedding(Path file) {
        return Files.exists(file)
                && LoraFile.isEmbedding(SafetensorsHeader.read(file).tensors());
    }

    /** Takes the adapters away. */
    @Override
    public void close() {
        terms.keySet().forEach(slot -> slot.put(List.of()));
        words.keySet().forEach(encoder -> encoder.words().put(List.of(), owner));
        owner.close();
    }
}
