package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Colour;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.UnseenIdentities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a fine-tuned model is asked for: the renditions that the Studio offers, in its words and in those of the photos. */
final class SubjectQuestions {

    static final List<Wording> WORDINGS = List.of(Wording.PHOTO, Wording.STUDIO);

    private static final int ALONE = 4;
    private static final int OF_CLASS = 8;
    private static final int COLOURS = 4;

    /** The colours of the Studio's buttons. */
    private static final List<Colour> OFFERED =
            List.of(Colour.RED, Colour.BLUE, Colour.PURPLE, Colour.GREEN, Colour.YELLOW, Colour.BLACK, Colour.WHITE);

    private final BenchSubject sitter;
    private final int training;
    private final String subject;
    private final List<Question> questions = new ArrayList<>();

    private SubjectQuestions(BenchSubject sitter, int training) {
        this.sitter = sitter;
        this.training = training;
        this.subject = sitter.identifier() + " " + sitter.noun();
    }

    /** All questions to a subject's training of this number. */
    static List<Question> of(BenchSubject sitter, int training) {
        SubjectQuestions asking = new SubjectQuestions(sitter, training);
        asking.alone();
        asking.places();
        asking.styles();
        asking.colours();
        asking.properties();
        if (sitter.identity().kind().living()) {
            asking.accessories();
        }
        asking.ofClass();
        asking.ofClassElsewhere();
        return List.copyOf(asking.questions);
    }

    private void alone() {
        for (int i = 0; i < ALONE; i++) {
            ask(Group.ALONE, subject, scene -> scene, Head.KIND);
        }
    }

    /** Each place once, in one wording or the other by turns: the next training asks the other way round. */
    private void places() {
        for (Context place : Context.values()) {
            Wording wording = WORDINGS.get((place.ordinal() + sitter.number() + training) % 2);
            String prompt = wording.around(subject + " " + words(place));
            add(Group.PLACE, wording, prompt, next().with(place), EnumSet.of(Head.CONTEXT, Head.KIND));
        }
    }

    private void styles() {
        for (ArtStyle style : Arrays.asList(ArtStyle.values()).subList(1, ArtStyle.values().length)) {
            String around = style.wordings().getLast();
            for (Wording wording : WORDINGS) {
                String prompt = around.formatted(wording.name(subject));
                add(Group.STYLE, wording, prompt, next().with(style), EnumSet.of(Head.STYLE, Head.KIND));
            }
        }
    }

    private void colours() {
        Identity who = sitter.identity();
        OFFERED.stream()
                .filter(colour -> colour != who.main() && colour != who.second() && colour != who.third())
                .limit(COLOURS)
                .forEach(colour -> ask(
                        Group.COLOUR,
                        colour.word() + " " + subject,
                        scene -> scene.with(who.painted(colour, scene.seed())),
                        Head.MAIN,
                        Head.KIND));
    }

    private void properties() {
        for (Property property : Arrays.asList(Property.values()).subList(1, Property.values().length)) {
            String phrase = property.phrases().getFirst() + " " + subject;
            ask(Group.PROPERTY, phrase, scene -> scene.with(property), Head.PROPERTY);
        }
    }

    private void accessories() {
        for (Accessory accessory : Arrays.asList(Accessory.values()).subList(1, Accessory.values().length)) {
            String phrase = subject + " " + accessory.phrase();
            ask(Group.ACCESSORY, phrase, scene -> scene.with(accessory), Head.ACCESSORY);
        }
    }

    private void ofClass() {
        List<Identity> others = UnseenIdentities.others(sitter.identity().kind(), OF_CLASS);
        for (Identity other : others) {
            ask(Group.CLASS, sitter.noun(), scene -> scene.with(other), Head.KIND);
        }
    }

    /** Every other place and style, in one wording or the other by turns; the next training asks for the others. */
    private void ofClassElsewhere() {
        Identity other = UnseenIdentities.others(sitter.identity().kind(), 1).getFirst();
        for (Context place : Context.values()) {
            if ((place.ordinal() + training) % 2 == 0) {
                Wording wording = WORDINGS.get(place.ordinal() / 2 % 2);
                String prompt = wording.around(wording.anyone(sitter.noun() + " " + words(place)));
                Scene scene = next().with(other).with(place);
                add(Group.CLASS_ELSEWHERE, wording, prompt, scene, EnumSet.of(Head.CONTEXT, Head.KIND));
            }
        }
        for (ArtStyle style : Arrays.asList(ArtStyle.values()).subList(1, ArtStyle.values().length)) {
            if ((style.ordinal() + training) % 2 == 0) {
                String prompt = style.wordings().getLast().formatted("a " + sitter.noun());
                Scene scene = next().with(other).with(style);
                add(Group.CLASS_ELSEWHERE, Wording.STUDIO, prompt, scene, EnumSet.of(Head.STYLE, Head.KIND));
            }
        }
    }

    /** The phrases of the Studio's buttons. */
    private static String words(Context place) {
        return switch (place) {
            case MOUNTAINS, AUTUMN, WATER, WOODEN_FLOOR, PINK_FABRIC ->
                place.phrases().getLast();
            default -> place.phrases().getFirst();
        };
    }

    /** Asks in both wordings. */
    private void ask(Group group, String phrase, Change change, Head... asked) {
        Set<Head> heads = EnumSet.copyOf(Arrays.asList(asked));
        for (Wording wording : WORDINGS) {
            String prompt = wording.around(group.anyone() ? wording.anyone(phrase) : phrase);
            add(group, wording, prompt, change.of(next()), heads);
        }
    }

    private Scene next() {
        return sitter.anywhere("question", questions.size());
    }

    private void add(Group group, Wording wording, String prompt, Scene scene, Set<Head> asked) {
        Set<Head> visible = EnumSet.copyOf(asked);
        visible.removeIf(head -> !head.counts(scene));
        long seed = sitter.seed("noise", (long) training << Integer.SIZE | questions.size());
        questions.add(new Question(group, wording, prompt, scene, visible, seed));
    }

    /** What the right scene has that an ordinary one has not. */
    @FunctionalInterface
    private interface Change {
        Scene of(Scene scene);
    }
}
