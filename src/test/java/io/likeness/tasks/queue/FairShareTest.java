package io.likeness.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.FairShare.Waiting;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is next when several accounts wait. */
class FairShareTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AccountId ann = AccountId.random();
    private final AccountId bob = AccountId.random();

    @Test
    void accountsTakeTurnsAndWithinAnAccountTheFirstComesFirst() {
        Waiting ann1 = waiting(ann, 1);
        Waiting ann2 = waiting(ann, 2);
        Waiting ann3 = waiting(ann, 3);
        Waiting bob1 = waiting(bob, 4);

        assertThat(FairShare.order(List.of(ann3, bob1, ann2, ann1), Map.of()))
                .containsExactly(ann1.task(), bob1.task(), ann2.task(), ann3.task());
    }

    @Test
    void whoHadADeviceLongestAgoIsNext() {
        Waiting ann1 = waiting(ann, 1);
        Waiting bob1 = waiting(bob, 2);

        assertThat(FairShare.order(List.of(ann1, bob1), Map.of(ann, NOON, bob, NOON.minusSeconds(60))))
                .containsExactly(bob1.task(), ann1.task());
    }

    @Test
    void whoNeverHadADeviceIsNext() {
        Waiting ann1 = waiting(ann, 1);
        Waiting bob1 = waiting(bob, 2);

        assertThat(FairShare.order(List.of(ann1, bob1), Map.of(ann, NOON))).containsExactly(bob1.task(), ann1.task());
    }

    @Test
    void aTaskThatLostItsWorkerGoesOnBeforeAnythingNewBegins() {
        Waiting ann1 = waiting(ann, 1);
        Waiting lost = new Waiting(TaskId.random(), bob, NOON.plusSeconds(9), true);

        assertThat(FairShare.order(List.of(ann1, lost), Map.of(bob, NOON))).containsExactly(lost.task(), ann1.task());
    }

    private static Waiting waiting(AccountId owner, int second) {
        return new Waiting(TaskId.random(), owner, NOON.plusSeconds(second), false);
    }
}
