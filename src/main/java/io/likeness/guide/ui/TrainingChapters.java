package io.likeness.guide.ui;

import io.likeness.engine.guide.GuideManifest.Drift;
import io.likeness.engine.guide.GuideManifest.Lesson;
import io.likeness.engine.guide.GuideManifest.Taught;
import io.likeness.engine.guide.GuideManifest.Teaching;
import java.util.List;
import java.util.stream.IntStream;

/** The second half of the guide: a new word, and what a training may forget. */
final class TrainingChapters {

    private TrainingChapters() {}

    static Chapter teaching(Teaching teaching) {
        String noun = teaching.classNoun();
        Chapter chapter = new Chapter(
                "Teaching a new word",
                "The model has never seen this %s. It gets %d photos of it and a word that means nothing yet: “%s”."
                        .formatted(noun, teaching.photos().size(), teaching.identifier()),
                "In training, noise falls on the photos as before, now under the name “a photo of %s %s”. %d times the model is"
                                .formatted(teaching.identifier(), noun, teaching.steps())
                        + " corrected a little. Then the word means this one %s, also in places where it never was."
                                .formatted(noun));
        chapter.below(new PictureStrip("The photos").show(photos(teaching)));
        teaching.lessons().forEach(lesson -> chapter.below(row(lesson)));
        return chapter;
    }

    private static List<GuidePicture> photos(Teaching teaching) {
        return IntStream.range(0, teaching.photos().size())
                .mapToObj(i -> new GuidePicture(
                        teaching.photos().get(i), "Photo %d of the %s".formatted(i + 1, teaching.classNoun())))
                .toList();
    }

    private static PictureStrip row(Lesson lesson) {
        PictureStrip row =
                new PictureStrip("“%s”".formatted(lesson.prompt())).saying("Seed %d".formatted(lesson.seed()));
        for (Taught frame : lesson.frames()) {
            String when = frame.step() == 0 ? "Before" : "%d steps".formatted(frame.step());
            row.show(new GuidePicture(frame.file(), "%s: %s".formatted(lesson.prompt(), when)), when);
        }
        return row;
    }

    static Chapter drift(Drift drift) {
        return new Chapter(
                        "Forgetting, and how prior preservation prevents it",
                        "Whoever sees nothing but one dog for a while may forget that there are others. So the model is asked"
                                + " for “%s”, without the new word. It should draw any dog, as it did before."
                                        .formatted(drift.prompt()),
                        "Prior preservation lets it practise what it knows. Before the training it draws %d pictures of the class"
                                        .formatted(drift.classImages())
                                + " itself, and learns from them beside your photos. It takes about twice as long.")
                .below(
                        row(drift, drift.before(), "Before", "Four seeds, as the base model draws them."),
                        row(
                                drift,
                                drift.without(),
                                "Trained without",
                                "The same seeds: they drift towards the photos."),
                        row(
                                drift,
                                drift.with(),
                                "Trained with prior preservation",
                                "The same seeds: each dog stays closer to what it was."));
    }

    private static PictureStrip row(Drift drift, List<String> files, String heading, String sentence) {
        List<GuidePicture> pictures = IntStream.range(0, files.size())
                .mapToObj(i -> new GuidePicture(
                        files.get(i),
                        "%s: %s, seed %d"
                                .formatted(
                                        heading, drift.prompt(), drift.seeds().get(i))))
                .toList();
        return new PictureStrip(heading).saying(sentence).show(pictures);
    }
}
