package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Colour;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Pattern;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.SubjectClass;
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
