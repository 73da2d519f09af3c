package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of the queue: the account that waited longest for a device comes first, then the next; within an account first come, first served. */
final class FairShare {

    /** A queued task; one that lost its worker goes on before anything new begins. */
    record Waiting(TaskId task, AccountId owner, Instant submitted, boolean goesOn) {}

    private FairShare() {}

    /** The order in which waiting tasks will start if nothing else is submitted; lastStarted lacks accounts that never ran a task. */
    static List<TaskId> order(List<Waiting> waiting, Map<AccountId, Instant> lastStarted) {
        List<TaskId> order = new ArrayList<>(waiting.size());
        Map<AccountId, Deque<Waiting>> turns = new LinkedHashMap<>();
        waiting.stream().sorted(Comparator.comparing(Waiting::submitted)).forEach(task -> {
            if (task.goesOn()) {
                order.add(task.task());
            } else {
                turns.computeIfAbsent(task.owner(), _ -> new ArrayDeque<>()).add(task);
            }
        });
        List<Deque<Waiting>> accounts = turns.entrySet().stream()
                .sorted(Comparator.comparing(entry -> lastStarted.getOrDefault(entry.getKey(), Instant.MIN)))
                .map(Map.Entry::getValue)
                .toList();
        while (order.size() < waiting.size()) {
            for (Deque<Waiting> account : accounts) {
                if (!account.isEmpty()) {
                    order.add(account.remove().task());
                }
            }
        }
        return order;
    }
}
