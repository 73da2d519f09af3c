package io.likeness.workshop.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefereeTest {

    private static final RefereeConfig TINY = new RefereeConfig(64, List.of(8, 8, 8, 8), 4, 16, 8);

    @TempDir
    Path folder;

    @Test
    void everyQuestionIsAnsweredWithProbabilitiesThatSumToOne() {
        try (Scope owner = Scope.open()) {
            Referee referee = new Referee(Weights.fresh(new Seeds(1), owner), TINY);
            List<Judgement> judgements = referee.judge(List.of(picture(1, 64), picture(2, 64)));

            assertThat(judgements).hasSize(2);
            for (Judgement judgement : judgements) {
                for (Head head : Head.values()) {
                    double sum = head.labels().stream()
                            .mapToDouble(label -> judgement.probability(head, label))
                            .sum();
                    assertThat(sum).isCloseTo(1, within(1e-5));
                    assertThat(judgement.probability(head))
                            .isGreaterThan(1.0 / head.labels().size());
                }
                assertThat(judgement.answer(Head.CONTEXT)).isEqualTo(judgement.context());
                assertThat(judgement.identityWith(judgement)).isCloseTo(1, within(1e-5));
                assertThat(judgement.features()).hasSize(16);
            }
        }
    }

    @Test
    void aPictureIsJudgedAlikeWhateverItsSizeAndCompany() {
        try (Scope owner = Scope.open()) {
            Referee referee = new Referee(Weights.fresh(new Seeds(1), owner), TINY);
            List<BufferedImage> pictures =
                    IntStream.range(0, 65).mapToObj(i -> picture(i, 64)).toList();
            List<Judgement> together = referee.judge(pictures);

            assertThat(together).hasSize(65);
            assertThat(referee.judge(pictures.subList(64, 65)).getFirst().identityWith(together.get(64)))
                    .isCloseTo(1, within(1e-4));
            assertThat(referee.judge(List.of(doubled(pictures.get(3))))
                            .getFirst()
                            .identityWith(together.get(3)))
                    .isGreaterThan(.99);
        }
    }

    @Test
    void aConfigurationWhoseAnswersAreNotTodaysWorldsIsRefused() throws IOException {
        Path file = folder.resolve("config.json");
        TINY.write(file);
        assertThat(RefereeConfig.read(file)).isEqualTo(TINY);

        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"CAT\"", "\"X\"")
                        .replace("\"DOG\"", "\"CAT\"")
                        .replace("\"X\"", "\"DOG\""));
        assertThatThrownBy(() -> RefereeConfig.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("'kind'");
    }

    private static BufferedImage doubled(BufferedImage picture) {
        int size = 2 * picture.getWidth();
        BufferedImage doubled = new BufferedImage(size, size, picture.getType());
        Graphics2D g = doubled.createGraphics();
        g.drawImage(picture, 0, 0, size, size, null);
        g.dispose();
        return doubled;
    }

    private static BufferedImage picture(long seed, int size) {
        return StarterWorld.picture(Scene.of(seed), size);
    }
}
