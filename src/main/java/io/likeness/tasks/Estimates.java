package io.likeness.tasks;

import io.likeness.quotas.QuotaService;
import io.likeness.tasks.queue.Turns;
import io.likeness.tasks.queue.Work;
import io.likeness.tasks.worker.Node;
import io.likeness.users.AccountId;
import org.springframework.stereotype.Component;

/** Says what a request would take before it is made. */
@Component
class Estimates {

    private final Work work;
    private final QuotaService quotas;
    private final Turns turns;
    private final Node node;

    Estimates(Work work, QuotaService quotas, Turns turns, Node node) {
        this.work = work;
        this.quotas = quotas;
        this.turns = turns;
        this.node = node;
    }

    Estimate of(AccountId who, TaskRequest request) {
        long seconds = work.seconds(request);
        return new Estimate(
                seconds,
                turns.secondsAheadOfNew(who, node.devices().count()),
                seconds,
                work.isMeasured(request),
                quotas.allowance(who).left() - seconds);
    }
}
