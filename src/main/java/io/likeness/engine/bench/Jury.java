package io.likeness.engine.bench;

import io.likeness.engine.evaluation.Judgement;
import io.likeness.engine.evaluation.Referee;
import io.likeness.engine.starter.Scene;
import io.likeness.engine.starter.StarterWorld;
import io.likeness.engine.vae.AutoencoderKL;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Has a model's pictures judged beside the world's own, as they are and through the model's autoencoder.
 *
 * @param size pixels along a side of the model's pictures
 */
record Jury(Referee referee, AutoencoderKL autoencoder, int size) {

    /** One answer for each question. */
    List<Answer> judge(List<Question> questions, List<BufferedImage> drawn) {
        List<BufferedImage> rendered =
                rendered(questions.stream().map(Question::scene).toList());
        return judge(questions, drawn, rendered, Reconstruction.of(autoencoder, rendered));
    }

    /** The same where the world's pictures are at hand. */
    List<Answer> judge(
            List<Question> questions,
            List<BufferedImage> drawn,
            List<BufferedImage> rendered,
            List<BufferedImage> reconstructed) {
        List<Judgement> ofDrawn = referee.judge(drawn);
        List<Judgement> ofRendered = referee.judge(rendered);
        List<Judgement> ofReconstructed = referee.judge(reconstructed);
        return IntStream.range(0, questions.size())
                .mapToObj(i -> new Answer(
                        questions.get(i),
                        Map.of(
                                Source.DRAWN, ofDrawn.get(i),
                                Source.RENDERED, ofRendered.get(i),
                                Source.RECONSTRUCTED, ofReconstructed.get(i))))
                .toList();
    }

    /** The world's own pictures, as large as the model's. */
    List<BufferedImage> rendered(List<Scene> scenes) {
        return scenes.stream().map(scene -> StarterWorld.picture(scene, size)).toList();
    }
}
