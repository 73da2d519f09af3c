package io.likeness.engine;

import java.util.List;

/**
 * What pictures are trained with, as templates: {@code {subject}} in those of photos stands for identifier and class noun, {@code {class}} in
 * those of class images for the noun.
 *
 * <p>One of each is DreamBooth as it was published (arXiv 2208.12242). A small model takes a wording for its meaning, so it is shown several;
 * and what its class images are asked for is what it still follows afterwards: colours, places and styles as well as the class.
 *
 * @param photos the photos' by turns
 * @param classImages the class images' in order, again from the first when they run out; each is drawn from its own
 */
public record TrainingPrompts(List<String> photos, List<String> classImages) {

    /** At least one of each. */
    public TrainingPrompts {
        if (photos.isEmpty() || classImages.isEmpty()) {
            throw new IllegalArgumentException("photos and class images need a prompt each");
        }
        photos = List.copyOf(photos);
        classImages = List.copyOf(classImages);
    }

    /** These with a training's own words in their places. */
    public TrainingPrompts about(String identifier, String classNoun) {
        return new TrainingPrompts(
                filled(photos, "{subject}", identifier + " " + classNoun), filled(classImages, "{class}", classNoun));
    }

    private static List<String> filled(List<String> templates, String place, String words) {
        return templates.stream()
                .map(template -> template.replace(place, words))
                .toList();
    }
}
