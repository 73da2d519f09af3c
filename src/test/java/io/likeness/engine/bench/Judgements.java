package io.likeness.engine.bench;

import io.likeness.engine.evaluation.Head;
import io.likeness.engine.evaluation.Judgement;
import io.likeness.engine.starter.Accessory;
import io.likeness.engine.starter.ArtStyle;
import io.likeness.engine.starter.Colour;
import io.likeness.engine.starter.Context;
import io.likeness.engine.starter.Pattern;
import io.likeness.engine.starter.Property;
import io.likeness.engine.starter.SubjectClass;
import java.util.EnumMap;
import java.util.Map;

/** What a referee might say that is sure of everything. */
final class Judgements {

    private Judgements() {}

    static Judgement seen(SubjectClass kind, Context context) {
        return judgement(kind, context, new float[] {1}, new float[] {1});
    }

    static Judgement featured(float... features) {
        return judgement(SubjectClass.DOG, Context.SNOW, new float[] {1}, features);
    }

    static Judgement identified(float... identity) {
        return judgement(SubjectClass.DOG, Context.SNOW, identity, new float[] {1});
    }

    private static Judgement judgement(SubjectClass kind, Context context, float[] identity, float[] features) {
        Map<Head, float[]> sure = new EnumMap<>(Head.class);
        for (Head head : Head.values()) {
            float[] probabilities = new float[head.labels().size()];
            probabilities[head == Head.KIND ? kind.ordinal() : head == Head.CONTEXT ? context.ordinal() : 0] = 1;
            sure.put(head, probabilities);
        }
        return new Judgement(
                kind,
                Colour.RED,
                Colour.RED,
                Pattern.PLAIN,
                context,
                ArtStyle.NONE,
                Property.NONE,
                Accessory.NONE,
                identity,
                features,
                sure);
    }
}
