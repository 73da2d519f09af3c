package io.likeness.tasks.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The devices of this node, each for one worker at a time. */
public final class Devices {

    private final int count;
    private final Deque<String> free;

    Devices(List<String> all) {
        this.count = all.size();
        this.free = new ArrayDeque<>(all);
    }

    public int count() {
        return count;
    }

    /** Whether a worker could start now. */
    public synchronized boolean isOneFree() {
        return !free.isEmpty();
    }

    /** Takes a free device; there is one for each of Quartz's threads. */
    public synchronized String take() {
        return free.remove();
    }

    /** Gives a device back. */
    public synchronized void release(String device) {
        free.addFirst(device);
    }
}
