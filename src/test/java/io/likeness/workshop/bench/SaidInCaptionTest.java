package io.likeness.workshop.bench;

import static io.likeness.workshop.referee.Head.ACCESSORY;
import static io.likeness.workshop.referee.Head.CONTEXT;
import static io.likeness.workshop.referee.Head.KIND;
import static io.likeness.workshop.referee.Head.MAIN;
import static io.likeness.workshop.referee.Head.PATTERN;
import static io.likeness.workshop.referee.Head.PROPERTY;
import static io.likeness.workshop.referee.Head.SECOND;
import static io.likeness.workshop.referee.Head.STYLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Colour;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Pattern;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SaidInCaptionTest {

    @Test
    void aBareNounSaysTheClassAndNothingElse() {
        assertThat(SaidInCaption.of("a photo of a dog", scene(SubjectClass.DOG)))
                .containsExactly(KIND);
    }

    @Test
    void aWordForSeveralClassesSaysNone() {
        assertThat(SaidInCaption.of("a toy", scene(SubjectClass.TOY_CAR))).isEmpty();
        assertThat(SaidInCaption.of("a car", scene(SubjectClass.TOY_CAR))).containsExactly(KIND);
    }

    @Test
    void aColourOfThePlaceOrOfAHatIsNotTheSubjects() {
        Scene purple = painted(Colour.PURPLE).with(Context.PURPLE_RUG);
        assertThat(SaidInCaption.of("a dog on a purple rug in a forest", purple))
                .containsExactly(KIND, CONTEXT);
        assertThat(SaidInCaption.of("a purple dog on a purple rug in a forest", purple))
                .containsExactly(KIND, MAIN, CONTEXT);

        Scene red = painted(Colour.RED).with(Accessory.RED_HAT);
        assertThat(SaidInCaption.of("a dog wearing a red hat", red)).containsExactly(KIND, ACCESSORY);
    }

    @Test
    void everythingThatIsSaidIsFound() {
        Scene scene = patterned().with(Property.SHINY).with(Accessory.SANTA_HAT).with(Context.SNOW);
        Identity who = scene.identity();
        String caption = "a picture of a glossy %s and %s %s sks %s wearing a santa hat in the snow"
                .formatted(
                        who.main().word(),
                        who.second().word(),
                        who.pattern().word(),
                        who.kind().nouns().get(2));
        assertThat(SaidInCaption.of(caption, scene))
                .containsExactly(KIND, MAIN, SECOND, PATTERN, CONTEXT, PROPERTY, ACCESSORY);
    }

    @Test
    void whatAStyleTakesAwayIsNotAskedThoughItIsSaid() {
        Scene scene = painted(Colour.RED).with(ArtStyle.VAN_GOGH).with(Context.SNOW);
        String caption = "a painting of a red dog in the snow in the style of vincent van gogh";
        assertThat(SaidInCaption.of(caption, scene)).containsExactly(KIND, MAIN, STYLE);
        assertThat(SaidInCaption.of("a pencil sketch of a red dog", scene.with(ArtStyle.PENCIL_SKETCH)))
                .containsExactly(KIND, STYLE);
    }

    private static Scene scene(SubjectClass kind) {
        return BenchSubject.plain(5, Identity.of(kind, 5));
    }

    private static Scene painted(Colour colour) {
        return BenchSubject.plain(5, Identity.of(SubjectClass.DOG, 5).painted(colour, 5));
    }

    private static Scene patterned() {
        Identity patterned = LongStream.range(0, 100)
                .mapToObj(seed -> Identity.of(SubjectClass.DUCK_TOY, seed)) // wide enough for a pattern
                .filter(who -> who.pattern() == Pattern.SPOTTED)
                .findFirst()
                .orElseThrow();
        return BenchSubject.plain(5, patterned);
    }
}
