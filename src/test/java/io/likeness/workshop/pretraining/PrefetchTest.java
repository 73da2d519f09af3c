package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchTest {

    @Test
    void stepsComeInOrderWhateverTheirThreadsDo() {
        try (Prefetch<Integer> ahead = new Prefetch<>(5, PrefetchTest::slowly)) {
            assertThat(IntStream.range(0, 40).map(_ -> ahead.take()))
                    .containsExactly(IntStream.range(5, 45).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void noMoreThanItsDepthIsPrepared() {
        Set<Integer> prepared = ConcurrentHashMap.newKeySet();
        try (Prefetch<Integer> ahead = new Prefetch<>(0, step -> {
            prepared.add(step);
            return step;
        })) {
            ahead.take();
            ahead.take();
            assertThat(prepared).isNotEmpty().allMatch(step -> step <= 1 + ahead.depth());
        }
    }

    @Test
    void whatGoesWrongIsSaidWhenItsStepIsTaken() {
        try (Prefetch<Integer> ahead = new Prefetch<>(0, step -> {
            if (step == 1) {
                throw new IllegalArgumentException("step 1 cannot be had");
            }
            return step;
        })) {
            assertThat(ahead.take()).isZero();
            assertThatThrownBy(ahead::take).hasMessage("step 1 cannot be had");
        }
    }

    /** Later steps are ready sooner. */
    private static int slowly(int step) {
        try {
            Thread.sleep(step % 4 == 0 ? 5 : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return step;
    }
}
