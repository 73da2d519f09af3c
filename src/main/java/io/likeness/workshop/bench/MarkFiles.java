package io.likeness.workshop.bench;

import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Visible;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The marks behind the means: pictures.csv with a line for each picture, themes.csv with one for each place, style and colour.
 */
final class MarkFiles {

    private static final List<String> PICTURE = List.of(
            "training", "group", "wording", "prompt", "likeness", "rendered", "through autoencoder", "counts", "right");
    private static final List<String> THEME = List.of(
            "group", "name", "pictures", "likeness", "rendered", "through autoencoder", "pictures judged", "right");

    private MarkFiles() {}

    /** Writes both into a bench's folder. */
    static void write(Path folder, List<TaughtSubject> sittings) {
        write(folder.resolve("pictures.csv"), PICTURE, sittings.stream().flatMap(MarkFiles::pictures));
        write(
                folder.resolve("themes.csv"),
                THEME,
                Stream.of(Group.PLACE, Group.STYLE, Group.COLOUR)
                        .flatMap(group -> Theme.of(group, sittings).stream())
                        .map(MarkFiles::theme));
    }

    private static void write(Path file, List<String> headings, Stream<List<String>> lines) {
        AtomicFile.write(
                file,
                Stream.concat(Stream.of(headings), lines).map(MarkFiles::line).collect(Collectors.joining()));
    }

    static String line(List<String> cells) {
        return cells.stream().map(MarkFiles::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    /** By RFC 4180: prompts have commas. */
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static Stream<List<String>> pictures(TaughtSubject sitting) {
        return sitting.answers().stream().map(answer -> picture(sitting, answer));
    }

    /** The likeness stands there where it does not count too: a sketch's says little. */
    private static List<String> picture(TaughtSubject sitting, Answer answer) {
        Question question = answer.question();
        Portrait portrait = sitting.portrait();
        return List.of(
                sitting.name(),
                question.group().name(),
                question.wording().name(),
                question.prompt(),
                number(portrait.likeness(answer.of(PictureSource.DRAWN))),
                number(portrait.likeness(answer.of(PictureSource.RENDERED))),
                number(portrait.likeness(answer.of(PictureSource.RECONSTRUCTED))),
                String.valueOf(Visible.identity(question.scene())),
                right(answer));
    }

    /** Such as "kind 1 context 0". */
    private static String right(Answer answer) {
        StringJoiner words = new StringJoiner(" ");
        for (Head head : Head.values()) {
            if (answer.question().asked().contains(head)) {
                double mark = Marking.right(head).of(answer.question(), answer.of(PictureSource.DRAWN));
                words.add("%s %d".formatted(head.key(), (int) mark));
            }
        }
        return words.toString();
    }

    private static List<String> theme(Theme theme) {
        MeanMark likeness = theme.likeness();
        MeanMark right = theme.right();
        return List.of(
                theme.group().name(),
                theme.name(),
                String.valueOf(likeness.count()),
                mean(likeness, PictureSource.DRAWN),
                mean(likeness, PictureSource.RENDERED),
                mean(likeness, PictureSource.RECONSTRUCTED),
                String.valueOf(right.count()),
                mean(right, PictureSource.DRAWN));
    }

    private static String mean(MeanMark figure, PictureSource source) {
        return figure.count() == 0 ? "" : number(figure.mean(source));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
