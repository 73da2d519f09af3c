package io.likeness.guide.ui;

import com.vaadin.flow.component.html.Span;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.engine.guide.GuideManifest.Noised;
import io.likeness.engine.guide.GuideManifest.Reverse;
import java.util.List;
import java.util.stream.IntStream;

/** The first half of the guide: noise over a photo, and a picture out of noise. */
final class NoiseChapters {

    private NoiseChapters() {}

    static Chapter forward(GuideManifest.Forward forward) {
        List<String> captions =
                forward.frames().stream().map(NoiseChapters::amount).toList();
        List<GuidePicture> pictures = IntStream.range(0, captions.size())
                .mapToObj(i -> new GuidePicture(
                        forward.frames().get(i).file(), "The photo of a dog. " + captions.get(i) + "."))
                .toList();
        return new Chapter(
                        "Noise, step by step",
                        "Take a photo and sprinkle a little noise over it. Then more, and more, until nothing of the photo is"
                                + " left.",
                        "This is all that a model sees while it learns: pictures under every amount of noise, with a few words on"
                                + " what they show. Each time it is asked one question: which part of this is noise?",
                        "Drag the slider. How long can you tell what it was?")
                .beside(new FilmSlider("Amount of noise", captions, new Film("", pictures)));
    }

    private static String amount(Noised frame) {
        return frame.noise() == 0 ? "No noise" : "%d %% noise".formatted(Math.round(frame.noise() * 100));
    }

    static Chapter reverse(Reverse reverse) {
        List<String> captions = reverse.frames().stream()
                .map(frame -> "Step %d of %d".formatted(frame.step(), reverse.steps()))
                .toList();
        Film noisy = new Film("What it sees", pictures(reverse, captions, true));
        Film believed = new Film("What it believes is behind it", pictures(reverse, captions, false));
        Span note = new Span("Prompt “%s”, seed %d".formatted(reverse.prompt(), reverse.seed()));
        note.addClassNames("secondary", "small");
        return new Chapter(
                        "From noise to picture",
                        "A new picture begins with nothing but noise. The model says what it believes is behind it, a little of"
                                + " the noise is taken away, and it looks again.",
                        "The first belief is a blur: a place, a shape. Details come last. The prompt says what to look for; the"
                                + " seed says with which noise it begins. The same prompt and the same seed give the same picture.")
                .note(note)
                .beside(new FilmSlider("Step of the way from noise to picture", captions, noisy, believed).playable());
    }

    private static List<GuidePicture> pictures(Reverse reverse, List<String> captions, boolean noisy) {
        return IntStream.range(0, captions.size())
                .mapToObj(i -> {
                    GuideManifest.Denoised frame = reverse.frames().get(i);
                    return noisy
                            ? new GuidePicture(frame.noisy(), captions.get(i) + ": what the model sees.")
                            : new GuidePicture(frame.believed(), captions.get(i) + ": what the model believes it is.");
                })
                .toList();
    }
}
