package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.world.ContactSheet;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a model as it would be shipped: its error on scenes it never saw, and a sheet of fixed prompts and seeds, for the eye.
 *
 * <p>It reads the written folder, so float16 and the averaged weights are what is looked at.
 */
final class CheckUp {

    private static final int STEPS = 20;
    private static final double GUIDANCE = 3;
    private static final int COLUMNS = 8;
    private static final int AT_ONCE = 8;

    /** Every class once, and places, colours, styles, properties and accessories between them. */
    private static final List<String> PROMPTS = List.of(
            "a photo of a red backpack in a studio",
            "a photo of a blue stuffed animal in the snow",
            "a photo of a green bowl on a wooden floor",
            "a photo of an orange can on the beach",
            "a photo of a purple cat in the jungle",
            "a photo of a red clock in the city",
            "a photo of a yellow sneaker in the desert",
            "a photo of a brown dog in the mountains",
            "a photo of a yellow duck toy in the water",
            "a photo of a gray robot toy in space",
            "a photo of a pink boot at night",
            "a photo of black glasses on pink fabric",
            "a photo of a blue teapot in autumn leaves",
            "a photo of a white vase with a blue house in the background",
            "a photo of a red toy car on a cobblestone street",
            "a photo of a candle on top of a purple rug in a forest",
            "a watercolor painting of a blue cat",
            "a pencil sketch of a dog",
            "pixel art of a green robot toy",
            "pop art of a red teapot",
            "a shiny yellow vase",
            "a cube shaped blue dog",
            "a brown dog wearing a santa hat",
            "a gray cat wearing a rainbow scarf in the snow");

    private final Path out;
    private final CsvLog validation;

    CheckUp(Path out) {
        this.out = out;
        this.validation = new CsvLog(out.resolve("validation.csv"), "step,quarter 1,quarter 2,quarter 3,quarter 4");
    }

    /** Measures and draws what lies in the model's folder after a step. */
    void look(Path folder, int step, EngineListener listener) {
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(folder, owner);
            double[] errors = new Validation(model).quarters();
            validation.line("%d,%.4f,%.4f,%.4f,%.4f", step, errors[0], errors[1], errors[2], errors[3]);
            List<BufferedImage> pictures = pictures(model, listener);
            if (pictures.size() < PROMPTS.size()) {
                return; // stopped
            }
            Path sheet = Path.of("sheets", "step-%06d.png".formatted(step));
            SheetFile.write(ContactSheet.of(pictures, COLUMNS), out.resolve(sheet));
            listener.on(new SampleWritten(step, 0, "sheet of fixed prompts", sheet));
        }
    }

    private static List<BufferedImage> pictures(StableDiffusion model, EngineListener listener) {
        TextToImage drawing = new TextToImage(model, model.noiseScheduler(null), STEPS, GUIDANCE);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int i = 0; i < PROMPTS.size() && !listener.stopRequested(); i += AT_ONCE) {
            listener.on(new Preparing("Drawing the sheet", i, PROMPTS.size()));
            List<Picture> batch = PROMPTS.subList(i, i + AT_ONCE).stream()
                    .map(prompt -> new Picture(prompt, null, 7))
                    .toList();
            try (Scope s = Scope.open()) {
                NDArray noise = drawing.noise(s, batch, model.size(), model.size());
                NDArray latents =
                        drawing.denoise(s, batch, noise, (_, _, _) -> true).orElseThrow();
                pictures.addAll(ScenePixels.pictures(
                        model.vae().decode(s, model.vae().config().fromModelScale(s, latents))));
            }
        }
        return pictures;
    }
}
