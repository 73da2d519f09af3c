package io.likeness.tasks.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The devices of this node, each for one worker at a time. */
public final class Devices {

    private final List<String> all;
    private final Set<String> taken = new HashSet<>();
    private boolean askedInVain;

    Devices(List<String> all) {
        this.all = List.copyOf(all);
    }

    public int count() {
        return all.size();
    }

    /** Takes a free device; empty if there is none, which {@link #release} then reports. */
    public synchronized Optional<String> take() {
        Optional<String> free =
                all.stream().filter(device -> !taken.contains(device)).findFirst();
        free.ifPresentOrElse(taken::add, () -> askedInVain = true);
        return free;
    }

    /** Takes this device if it is free. */
    public synchronized boolean take(String device) {
        return taken.add(device);
    }

    /** Gives a device back; true if someone wanted one meanwhile, so that no wish gets lost between two looks at the queue. */
    public synchronized boolean release(String device) {
        taken.remove(device);
        boolean wanted = askedInVain;
        askedInVain = false;
        return wanted;
    }
}
