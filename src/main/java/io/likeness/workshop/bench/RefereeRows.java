package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of the referee itself: what it says of the world's own pictures, whose truth is known. */
final class RefereeRows {

    private static final String REFEREE = "referee: ";

    /** A referee that errs more often is no judge. */
    private static final double LEAST_RIGHT = .95;

    private RefereeRows() {}

    /** The share of right answers of each head, then the likeness of pictures by kinship. */
    static List<Row> of(List<Answer> answers, List<Sighting> sightings) {
        List<Row> rows = new ArrayList<>();
        for (Head head : Head.values()) {
            row(head, answers).ifPresent(rows::add);
        }
        for (IdentitySimilarity kinship : IdentitySimilarity.values()) {
            row(kinship, sightings).ifPresent(rows::add);
        }
        return rows;
    }

    /** A sentence on what it is wrong about too often; empty if nothing is, or if there are no rows of it. */
    static Optional<String> distrust(List<Row> rows) {
        List<String> wrong = rows.stream()
                .filter(row -> Boolean.FALSE.equals(row.met()))
                .map(RefereeRows::percent)
                .toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The referee may not be trusted on %s: it must be right about %.0f %% of the world's own pictures."
                                .formatted(String.join(", ", wrong), 100 * LEAST_RIGHT));
    }

    /** With a digit more than the table has: .948 looks there as if it met the goal. */
    private static String percent(Row row) {
        String head = row.what().substring(REFEREE.length());
        return String.format(Locale.ROOT, "%s (%.1f %%)", head, 100 * row.measured());
    }

    private static Optional<Row> row(Head head, List<Answer> all) {
        List<Answer> asked = all.stream()
                .filter(answer -> answer.question().asked().contains(head))
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        MeanMark figure = new MeanMark().add(asked, Marking.right(head));
        double chance =
                Chance.ofMostFrequent(head, asked.stream().map(Answer::question).toList());
        return Optional.of(Row.of(REFEREE + ScenePart.words(head), figure, chance, Goal.atLeast(LEAST_RIGHT)));
    }

    private static Optional<Row> row(IdentitySimilarity kinship, List<Sighting> sightings) {
        OptionalDouble rendered = kinship.likeness(sightings, PictureSource.RENDERED);
        OptionalDouble reconstructed = kinship.likeness(sightings, PictureSource.RECONSTRUCTED);
        if (rendered.isEmpty() || reconstructed.isEmpty()) {
            return Optional.empty();
        }
        double cosine = rendered.getAsDouble();
        return Optional.of(
                Row.of(REFEREE + "identity of " + kinship.words(), cosine, cosine, reconstructed.getAsDouble(), null));
    }
}
