package io.likeness.workshop.referee;

import ai.djl.ndarray.NDArray;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Colour;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Pattern;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.SubjectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the {@link Referee} says about one picture. It answers every question, also those that the picture leaves open; see {@link Head}.
 *
 * @param second the subject's second colour
 * @param identity the embedding of who it is, of unit length; see {@link #identityWith}
 * @param features of the picture as a whole, for the distance between two sets of pictures
 * @param probabilities of all answers to each question, at the answers' ordinals
 */
public record Judgement(
        SubjectClass kind,
        Colour main,
        Colour second,
        Pattern pattern,
        Context context,
        ArtStyle style,
        Property property,
        Accessory accessory,
        float[] identity,
        float[] features,
        Map<Head, float[]> probabilities) {

    /** The answer to a question. */
    public Enum<?> answer(Head head) {
        return likeliest(head, probabilities);
    }

    /** How likely the referee holds its own answer, 0 to 1. */
    public double probability(Head head) {
        return probability(head, answer(head));
    }

    /** How likely it holds another answer. */
    public double probability(Head head, Enum<?> label) {
        return of(head, probabilities)[label.ordinal()];
    }

    /** Whether both show the same subject: the cosine of their embeddings, near 1 if so, near 0 if they are of different classes. */
    public double identityWith(Judgement other) {
        double sum = 0;
        for (int i = 0; i < identity.length; i++) {
            sum += identity[i] * other.identity[i];
        }
        return sum;
    }

    /** One for each picture. */
    static List<Judgement> of(RefereeAnswers opinions) {
        int count = Math.toIntExact(opinions.features().getShape().get(0));
        List<Map<Head, float[]>> probabilities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            probabilities.add(new EnumMap<>(Head.class));
        }
        opinions.logits().forEach((head, logits) -> {
            List<float[]> rows = rows(logits);
            for (int i = 0; i < count; i++) {
                probabilities.get(i).put(head, softmax(rows.get(i)));
            }
        });
        List<float[]> identities = rows(opinions.identity());
        List<float[]> features = rows(opinions.features());
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            judgements.add(of(probabilities.get(i), identities.get(i), features.get(i)));
        }
        return judgements;
    }

    private static Judgement of(Map<Head, float[]> all, float[] identity, float[] features) {
        return new Judgement(
                (SubjectClass) likeliest(Head.KIND, all),
                (Colour) likeliest(Head.MAIN, all),
                (Colour) likeliest(Head.SECOND, all),
                (Pattern) likeliest(Head.PATTERN, all),
                (Context) likeliest(Head.CONTEXT, all),
                (ArtStyle) likeliest(Head.STYLE, all),
                (Property) likeliest(Head.PROPERTY, all),
                (Accessory) likeliest(Head.ACCESSORY, all),
                identity,
                features,
                all);
    }

    private static Enum<?> likeliest(Head head, Map<Head, float[]> all) {
        float[] probabilities = of(head, all);
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return head.labels().get(best);
    }

    private static float[] of(Head head, Map<Head, float[]> all) {
        return Objects.requireNonNull(all.get(head), "every head has probabilities");
    }

    private static List<float[]> rows(NDArray matrix) {
        float[] values = matrix.toFloatArray();
        int width = Math.toIntExact(matrix.getShape().get(1));
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i += width) {
            rows.add(Arrays.copyOfRange(values, i, i + width));
        }
        return rows;
    }

    private static float[] softmax(float[] logits) {
        double top = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            top = Math.max(top, logit);
        }
        double sum = 0;
        float[] shares = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            shares[i] = (float) Math.exp(logits[i] - top);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= (float) sum;
        }
        return shares;
    }
}
