package io.likeness.workshop.bench;

import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.workshop.pretraining.Reconstruction;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
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
        return answers(questions, referee.judge(drawn), referee.judge(rendered), referee.judge(reconstructed));
    }

    /** One answer for each question where no model but the referee is scored: the world's own pictures are what was drawn. */
    List<Answer> judgeWorld(List<Question> questions) {
        List<BufferedImage> rendered =
                rendered(questions.stream().map(Question::scene).toList());
        List<Judgement> judgements = referee.judge(rendered);
        return answers(questions, judgements, judgements, referee.judge(Reconstruction.of(autoencoder, rendered)));
    }

    /** The world's own pictures, as large as the model's. */
    List<BufferedImage> rendered(List<Scene> scenes) {
        return scenes.stream().map(scene -> StarterWorld.picture(scene, size)).toList();
    }

    private static List<Answer> answers(
            List<Question> questions,
            List<Judgement> ofDrawn,
            List<Judgement> ofRendered,
            List<Judgement> ofReconstructed) {
        return IntStream.range(0, questions.size())
                .mapToObj(i -> new Answer(
                        questions.get(i),
                        Map.of(
                                PictureSource.DRAWN, ofDrawn.get(i),
                                PictureSource.RENDERED, ofRendered.get(i),
                                PictureSource.RECONSTRUCTED, ofReconstructed.get(i))))
                .toList();
    }
}
