package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.RefereeAnswers;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefereeLossTest {

    private static final float[] ALIKE = {1, 0, 1, 0};
    private static final float[] UNLIKE = {1, 0, 0, 1};

    private final Scene dog = Scene.of(1)
            .with(Identity.of(SubjectClass.DOG, 3))
            .with(ArtStyle.NONE)
            .with(Property.NONE)
            .with(Accessory.NONE);

    @Test
    void aRightAnswerCostsLessThanAWrongOne() {
        List<DrawnScene> batch = batch(dog, dog);
        int right = Head.MAIN.truth(dog).ordinal();

        assertThat(loss(batch, right, ALIKE)).isLessThan(loss(batch, (right + 1) % 12, ALIKE) - 1);
    }

    @Test
    void whatAPencilSketchCannotShowCostsNothing() {
        Scene sketch = dog.with(ArtStyle.PENCIL_SKETCH);
        List<DrawnScene> batch = batch(sketch, sketch);

        assertThat(loss(batch, 0, ALIKE)).isCloseTo(loss(batch, 5, UNLIKE), within(1e-5));
    }

    @Test
    void picturesOfOneSubjectAreToLieTogetherAmongOthers() {
        DrawnScene another = drawn(dog.with(Identity.of(SubjectClass.DOG, 4)), 2);
        List<DrawnScene> batch = List.of(drawn(dog, 1), drawn(dog, 1), another);

        assertThat(loss(batch, 0, new float[] {1, 0, 1, 0, 0, 1}))
                .isLessThan(loss(batch, 0, new float[] {1, 0, 0, 1, 1, 0}) - 1);
    }

    private static double loss(List<DrawnScene> batch, int mainColour, float[] embeddings) {
        try (Scope s = Scope.open()) {
            Map<Head, NDArray> logits = new EnumMap<>(Head.class);
            for (Head head : Head.values()) {
                float[] values = new float[batch.size() * head.labels().size()];
                for (int i = 0; head == Head.MAIN && i < batch.size(); i++) {
                    values[i * head.labels().size() + mainColour] = 5;
                }
                logits.put(head, s.of(values, batch.size(), head.labels().size()));
            }
            NDArray identity = s.of(embeddings, batch.size(), 2);
            return new RefereeLoss(1, .1)
                    .of(s, new RefereeAnswers(identity, logits, identity), batch)
                    .getFloat();
        }
    }

    private static List<DrawnScene> batch(Scene one, Scene other) {
        return List.of(drawn(one, 1), drawn(other, 1));
    }

    private static DrawnScene drawn(Scene scene, long subject) {
        return DrawnScene.of(scene, subject, 8);
    }
}
