package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaptionsTest {

    private static final Set<String> SAID = LongStream.range(0, 120_000)
            .mapToObj(seed -> Captions.of(Scene.of(seed), new SplittableRandom(seed).split()))
            .collect(Collectors.toUnmodifiableSet());
    private static final String ALL = String.join("\n", SAID);

    private static final String NOUN = Arrays.stream(SubjectClass.values())
            .flatMap(kind -> kind.nouns().stream())
            .collect(Collectors.joining("|", "(", ")"));
    private static final String IDENTIFIER = Stream.concat(Captions.RARE_WORDS.stream(), NamedIdentities.NAMES.stream())
            .collect(Collectors.joining("|", "(", ")"));

    @Test
    void theySayEverythingThatTheWorldCanShow() {
        for (SubjectClass kind : SubjectClass.values()) {
            assertThat(ALL).contains(kind.nouns());
        }
        for (Context context : Context.values()) {
            assertThat(ALL).contains(context.phrases());
        }
        for (ArtStyle style : ArtStyle.styles()) {
            assertThat(ALL).contains(style.phrase());
        }
        for (Property property : Property.properties()) {
            assertThat(ALL).contains(property.phrases());
        }
        for (Accessory accessory : Accessory.accessories()) {
            assertThat(ALL).contains(accessory.phrase());
        }
        for (Colour colour : Colour.values()) {
            assertThat(ALL).contains(colour.word());
        }
        assertThat(ALL).contains(Captions.RARE_WORDS).contains(NamedIdentities.NAMES);
    }

    static List<String> promptsThatTheWorldCanShow() {
        Set<String> known = Stream.concat(
                        Arrays.stream(Context.values()).flatMap(context -> context.phrases().stream()),
                        Accessory.accessories().stream().map(Accessory::phrase))
                .collect(Collectors.toSet());
        return Stream.concat(
                        DreamBoothPrompts.AFTER_THE_NOUN.stream()
                                .filter(known::contains)
                                .map(phrase -> "a IDENTIFIER NOUN " + phrase),
                        DreamBoothPrompts.BEFORE_THE_IDENTIFIER.stream().map(word -> "a " + word + " IDENTIFIER NOUN"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("promptsThatTheWorldCanShow")
    void aDreamBoothPromptOccursInItsVeryWording(String prompt) {
        Pattern wording =
                Pattern.compile(prompt.replace("IDENTIFIER", IDENTIFIER).replace("NOUN", NOUN));
        assertThat(SAID.stream().anyMatch(wording.asMatchPredicate()))
                .as(prompt)
                .isTrue();
    }

    @Test
    void vanGoghIsNamedBeforeTheSubjectOrAfterIt() {
        SplittableRandom random = new SplittableRandom(4);
        Scene scene = new Scene(Identity.of(SubjectClass.VASE, 3), Context.SNOW, Pose.of(random), 1);
        List<String> captions = Stream.generate(() -> Captions.of(scene.with(ArtStyle.VAN_GOGH), random))
                .limit(40)
                .toList();
        assertThat(captions).anyMatch(caption -> caption.matches("a van gogh painting of .* vase .*"));
        assertThat(captions)
                .anyMatch(caption -> caption.matches("a painting of .* vase .* in the style of vincent van gogh"));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aPropertyIsAlwaysSaid(Property property) {
        SplittableRandom random = new SplittableRandom(5);
        for (int seed = 0; seed < 500; seed++) {
            String caption = Captions.of(Scene.of(seed).with(property), random);
            assertThat(property.phrases()).as(caption).anyMatch(caption::contains);
        }
    }

    @Test
    void aNamedSubjectIsCalledByItsNameAndSeldomDescribed() {
        SplittableRandom random = new SplittableRandom(5);
        Scene scene = new Scene(NamedIdentities.all().get(8), Context.SNOW, Pose.of(random), 1);
        List<String> captions =
                Stream.generate(() -> Captions.of(scene, random)).limit(1000).toList();
        assertThat(captions).allMatch(caption -> caption.contains(NamedIdentities.NAMES.get(8) + " "));
        long described = captions.stream()
                .filter(caption -> caption.contains(scene.identity().main().word() + " "))
                .count();
        assertThat(described).isBetween(30L, 180L);
    }

    @Test
    void aboutOneUnnamedSubjectInTwelveCarriesAWordWithoutMeaning() {
        SplittableRandom random = new SplittableRandom(6);
        Scene scene = new Scene(Identity.of(SubjectClass.VASE, 3), Context.SNOW, Pose.of(random), 1);
        long rare = Stream.generate(() -> Captions.of(scene, random))
                .limit(5000)
                .filter(caption -> Captions.RARE_WORDS.stream().anyMatch(word -> caption.contains(word + " ")))
                .count();
        assertThat(rare).isBetween(300L, 500L);
    }
}
