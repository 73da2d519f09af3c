package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextEncoder;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The rows of the token embeddings that the identifier reads, where they learn faster than everything else, as in textual inversion
 * (arXiv 2208.01618), and the rows of all other words stay.
 *
 * <p>What the word itself means goes wherever words go: into each place and style that the base model knows. What only the networks
 * learn is bound to the few prompts of the photos.
 *
 * @param rate how many times the learning rate
 */
record IdentifierRows(double rate, List<Table> tables) {

    /** Before it comes "text_model." in most files, in some nothing. */
    private static final String TABLE = "embeddings.token_embedding.weight";

    /**
     * A token embedding.
     *
     * @param leaf (V, W)
     * @param rows of the identifier, each once, rising
     */
    private record Table(String name, NDArray leaf, int[] rows) {}

    /** Those of a training; none if the identifier is no exception in it. */
    static IdentifierRows of(Lineage lineage, StableDiffusion model, SequencedMap<String, NDArray> leaves) {
        double rate = lineage.identifierRate();
        List<Table> tables = new ArrayList<>();
        for (TextEncoder encoder :
                rate == 1 ? List.<TextEncoder>of() : model.text().each()) {
            leaves.forEach((name, leaf) -> {
                if (name.startsWith(encoder.part() + ".") && name.endsWith(TABLE)) {
                    tables.add(new Table(name, leaf, rows(encoder, lineage.identifier())));
                }
            });
        }
        return new IdentifierRows(rate, tables);
    }

    private static int[] rows(TextEncoder encoder, String identifier) {
        int[] tokens = encoder.tokenizer().tokens(identifier);
        return Arrays.stream(tokens, 1, tokens.length - 1).sorted().distinct().toArray(); // less start and end
    }

    /** Rates for the optimizer, by the names of its leaves. */
    Map<String, Double> rates() {
        return tables.stream().collect(Collectors.toMap(Table::name, _ -> rate));
    }

    /** Sets the gradients of all other rows to zero; AdamW without decay moves nothing that never had one. */
    void keepOtherWords() {
        for (Table table : tables) {
            try (Scope s = Scope.open()) {
                NDArray gradient = Gradients.of(s, table.leaf());
                if (gradient != null) {
                    keep(s, gradient, table.rows());
                }
            }
        }
    }

    private static void keep(Scope s, NDArray gradient, int[] rows) {
        List<NDArray> kept = Arrays.stream(rows)
                .mapToObj(row -> Kernels.narrow(s, gradient, 0, row, 1))
                .toList();
        List<NDArray> values = kept.stream().map(row -> Kernels.copy(s, row)).toList();
        Leaves.zero(List.of(gradient));
        Leaves.copy(kept, values);
    }
}
