package io.likeness.workshop.referee;

import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Colour;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Pattern;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that the {@link Referee} answers about a picture, and the scenes in which a picture holds the answer.
 *
 * <p>Other scenes are neither learned from nor counted: nobody can tell them, so a guess would be a wrong lesson.
 */
public enum Head {
    KIND(SubjectClass.values(), scene -> scene.identity().kind(), _ -> true),
    MAIN(Colour.values(), scene -> scene.identity().main(), Visible::mainColour),
    SECOND(Colour.values(), scene -> scene.identity().second(), Visible::secondColour),
    PATTERN(Pattern.values(), scene -> scene.identity().pattern(), Visible::pattern),
    CONTEXT(Context.values(), Scene::context, Visible::place),
    STYLE(ArtStyle.values(), Scene::style, _ -> true),
    PROPERTY(Property.values(), Scene::property, Visible::fineFigures),
    ACCESSORY(Accessory.values(), Scene::accessory, Visible::accessory);

    private final List<Enum<?>> labels;
    private final Function<Scene, Enum<?>> truth;
    private final Predicate<Scene> counts;

    Head(Enum<?>[] labels, Function<Scene, Enum<?>> truth, Predicate<Scene> counts) {
        this.labels = List.copyOf(Arrays.asList(labels));
        this.truth = truth;
        this.counts = counts;
    }

    /** All answers, each at its ordinal. */
    public List<Enum<?>> labels() {
        return labels;
    }

    /** The right answer. */
    public Enum<?> truth(Scene scene) {
        return truth.apply(scene);
    }

    /** Whether a picture of the scene shows the answer. */
    public boolean counts(Scene scene) {
        return counts.test(scene);
    }

    /** Its name in files, such as "kind". */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answers' names in files. */
    List<String> words() {
        return labels.stream().map(Enum::name).toList();
    }
}
