package io.likeness.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine.Model.CommandSpec;

/** Which options of a command make its work need less memory. */
final class MemoryAdvice {

    private static final SequencedMap<String, String> LESS = options();

    private MemoryAdvice() {}

    private static SequencedMap<String, String> options() {
        SequencedMap<String, String> less = new LinkedHashMap<>();
        less.put("--width", "smaller pictures (--width, --height)");
        less.put("--batch-size", "a smaller --batch-size");
        less.put("--batch", "a smaller --batch");
        less.put("--method", "--method lora");
        less.put("--precision", "--precision bf16");
        return less;
    }

    /** A sentence that names options of this command only. */
    static String of(CommandSpec command) {
        List<String> known = new ArrayList<>();
        for (Map.Entry<String, String> option : LESS.entrySet()) {
            if (command.optionsMap().containsKey(option.getKey())) {
                known.add(option.getValue());
            }
        }
        return known.isEmpty()
                ? "End other programs, or use a machine with more memory."
                : "It needs less with %s. Else end other programs.".formatted(String.join(" or ", known));
    }
}
