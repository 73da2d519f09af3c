package io.likeness.workshop.referee;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Pattern;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeadTest {

    private final Scene dog = plain(SubjectClass.DOG);

    @Test
    void theTruthIsOneOfTheAnswers() {
        Scene duck = plain(SubjectClass.DUCK_TOY, Pattern.SPOTTED);
        for (Head head : Head.values()) {
            assertThat(head.labels()).contains(head.truth(duck));
            assertThat(head.counts(duck)).as(head.key()).isTrue();
        }
        assertThat(Head.CONTEXT.truth(dog)).isEqualTo(Context.STUDIO);
    }

    @Test
    void aPencilSketchSaysOnlyWhatItIsOf() {
        Scene sketch = dog.with(ArtStyle.PENCIL_SKETCH);
        for (Head head : Head.values()) {
            assertThat(head.counts(sketch)).isEqualTo(head == Head.KIND || head == Head.STYLE);
        }
        assertThat(Visible.identity(sketch)).isFalse();
    }

    @Test
    void popArtHidesThePlaceAndNotTheColours() {
        Scene print = dog.with(ArtStyle.POP_ART);
        assertThat(Head.CONTEXT.counts(print)).isFalse();
        assertThat(Head.MAIN.counts(print)).isTrue();
        assertThat(Visible.identity(print)).isTrue();
    }

    @Test
    void onlyTheLivingAreAskedWhatTheyWear() {
        assertThat(Head.ACCESSORY.counts(dog.with(Accessory.SANTA_HAT))).isTrue();
        assertThat(Head.ACCESSORY.counts(plain(SubjectClass.VASE))).isFalse();
    }

    @Test
    void ofStripesNobodyTellsTheGroundFromTheFigure() {
        assertThat(Head.MAIN.counts(plain(SubjectClass.VASE, Pattern.STRIPED))).isFalse();
        assertThat(Head.MAIN.counts(plain(SubjectClass.VASE, Pattern.CHECKERED)))
                .isFalse();
        assertThat(Head.MAIN.counts(plain(SubjectClass.VASE, Pattern.STARRY))).isTrue();
        assertThat(Head.MAIN.counts(plain(SubjectClass.GLASSES, Pattern.PLAIN))).isFalse();
    }

    @Test
    void aPatternNeedsAWideSurface() {
        assertThat(Head.PATTERN.counts(plain(SubjectClass.BOWL, Pattern.STARRY)))
                .isTrue();
        assertThat(Head.PATTERN.counts(plain(SubjectClass.CAT, Pattern.STARRY))).isFalse();
    }

    @Test
    void glassesHaveNoRoomForASecondColourAndACubeIsNobodyInParticular() {
        assertThat(Head.SECOND.counts(plain(SubjectClass.BACKPACK))).isTrue();
        assertThat(Head.SECOND.counts(plain(SubjectClass.GLASSES))).isFalse();
        assertThat(Visible.identity(dog.with(Property.CUBE))).isFalse();
    }

    private static Scene plain(SubjectClass kind, Pattern pattern) {
        Identity painted = LongStream.iterate(0, seed -> seed + 1)
                .mapToObj(seed -> Identity.of(kind, seed))
                .filter(identity -> identity.pattern() == pattern)
                .findFirst()
                .orElseThrow();
        return plain(kind).with(painted);
    }

    private static Scene plain(SubjectClass kind) {
        Scene scene = Scene.of(1).with(Identity.of(kind, 3)).with(Context.STUDIO);
        return scene.with(ArtStyle.NONE).with(Property.NONE).with(Accessory.NONE);
    }
}
