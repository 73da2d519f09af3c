package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a caption of a known scene: which of the referee's questions does it answer?
 *
 * <p>Phrases are taken out as they are found, the long ones first, since "a dog on a purple rug" says nothing of a purple dog.
 */
final class SaidInCaption {

    private final Set<Head> said = EnumSet.noneOf(Head.class);
    private String rest;

    private SaidInCaption(String caption) {
        this.rest = " " + caption + " ";
    }

    /** What it says and a picture of the scene can show. */
    static Set<Head> of(String caption, Scene scene) {
        SaidInCaption reading = new SaidInCaption(caption);
        reading.surroundings(scene);
        reading.subject(scene.identity());
        reading.said.removeIf(head -> !head.counts(scene));
        return reading.said;
    }

    private void surroundings(Scene scene) {
        if (scene.accessory() != Accessory.NONE) {
            find(Head.ACCESSORY, List.of(scene.accessory().phrase()));
        }
        find(Head.CONTEXT, scene.context().phrases());
        if (scene.style() != ArtStyle.NONE) {
            List<String> aroundTheSubject = scene.style().wordings().stream()
                    .flatMap(wording -> Arrays.stream(wording.split("%s")))
                    .map(String::strip)
                    .toList();
            find(Head.STYLE, aroundTheSubject);
        }
        if (scene.property() != Property.NONE) {
            find(Head.PROPERTY, scene.property().phrases());
        }
    }

    private void subject(Identity who) {
        find(Head.KIND, own(who.kind()));
        find(Head.SECOND, List.of("and " + who.second().word()));
        find(Head.MAIN, List.of(who.main().word()));
        find(Head.PATTERN, List.of(who.pattern().word()));
    }

    /** The nouns that mean this class only: a toy may be three things. */
    private static List<String> own(SubjectClass kind) {
        return kind.nouns().stream()
                .filter(noun -> Arrays.stream(SubjectClass.values())
                        .allMatch(other -> other == kind || !other.nouns().contains(noun)))
                .toList();
    }

    private void find(Head head, List<String> phrases) {
        phrases.stream()
                .filter(phrase -> rest.contains(" " + phrase + " "))
                .max(Comparator.comparingInt(String::length))
                .ifPresent(phrase -> {
                    said.add(head);
                    rest = rest.replace(" " + phrase + " ", " ");
                });
    }
}
