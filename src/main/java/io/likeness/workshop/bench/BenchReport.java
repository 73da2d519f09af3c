package io.likeness.workshop.bench;

import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.workshop.bench.BenchSettings.Part;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bench found.
 *
 * @param settings how pictures were made, in words, by name
 * @param judged who judged how many of them, in the same way
 * @param parts the rows of each part that was asked for
 */
public record BenchReport(Map<String, String> settings, Map<String, String> judged, Map<Part, List<Row>> parts) {

    private static final List<String> HEADINGS = List.of(
            "",
            "measured",
            "a photo of",
            "Studio",
            "renders",
            "through autoencoder",
            "chance",
            "goal",
            "met",
            "pictures");

    public BenchReport {
        parts = new EnumMap<>(parts);
    }

    /** Writes report.json and report.md; a report of some parts only says so in its name, and leaves the others alone. */
    void write(Path folder) {
        AtomicFile.write(folder.resolve(name() + ".json"), BenchFolder.JSON.writeValueAsString(json()) + "\n");
        AtomicFile.write(
                folder.resolve(name() + ".md"),
                "# Bench of a starter model\n\n%s\n\n%s\n\n%s".formatted(line(settings), line(judged), summary()));
    }

    private String name() {
        return parts.size() == Part.values().length
                ? "report"
                : parts.keySet().stream().map(BenchReport::key).collect(Collectors.joining("-", "report-", ""));
    }

    /** What may not be trusted, if anything, and the table. */
    public String summary() {
        return RefereeRows.distrust(parts.getOrDefault(Part.REFEREE, List.of()))
                        .map(sentence -> sentence + "\n\n")
                        .orElse("")
                + table();
    }

    /** The rows as a table in Markdown, columns of the same width. */
    public String table() {
        List<List<String>> lines = parts.values().stream()
                .flatMap(List::stream)
                .map(BenchReport::cells)
                .toList();
        List<Integer> widths = Stream.iterate(0, column -> column + 1)
                .limit(HEADINGS.size())
                .map(column -> Stream.concat(Stream.of(HEADINGS), lines.stream())
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElseThrow())
                .toList();
        List<String> rule = widths.stream().map("-"::repeat).toList();
        return Stream.concat(Stream.of(HEADINGS, rule), lines.stream())
                .map(line -> line(line, widths))
                .collect(Collectors.joining());
    }

    private static String line(Map<String, String> words) {
        return words.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining("; ", "", "."));
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("settings", settings);
        json.put("judged", judged);
        parts.forEach((part, rows) ->
                json.put(key(part), rows.stream().map(BenchReport::json).toList()));
        return json;
    }

    private static String key(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> json(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("what", row.what());
        json.put("pictures", row.pictures());
        json.put("measured", row.measured());
        json.put("photo", row.photo());
        json.put("studio", row.studio());
        json.put("rendered", row.rendered());
        json.put("reconstructed", row.reconstructed());
        json.put("chance", row.chance());
        json.put("goal", row.goal());
        json.put("met", row.met());
        json.values().removeIf(Objects::isNull);
        return json;
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.what(),
                cell(row.measured()),
                cell(row.photo()),
                cell(row.studio()),
                cell(row.rendered()),
                cell(row.reconstructed()),
                cell(row.chance()),
                row.goal() == null ? "" : row.goal().words(),
                row.met() == null ? "" : row.met() ? "yes" : "no",
                row.pictures() == 0 ? "" : String.valueOf(row.pictures()));
    }

    private static String cell(@Nullable Double number) {
        return number == null ? "" : Goal.number(number);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        for (int i = 0; i < cells.size(); i++) {
            line.add(cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()));
        }
        return line.toString();
    }
}
