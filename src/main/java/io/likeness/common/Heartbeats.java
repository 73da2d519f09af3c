package io.likeness.common;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells who has gone silent: whose heartbeat stayed as it is for too long, measured here from when it was first seen so. The time in it is
 * another machine's, and its clock may say anything: only that it changes counts.
 */
public final class Heartbeats<K> {

    private final MonotonicTime time;
    private final Duration silence;
    private final Map<K, Heard> heard = new HashMap<>();

    /** What a heartbeat said, and when it was first seen to say so. */
    private record Heard(Instant beat, long at) {}

    /** Hearts that beat more often than this. */
    public Heartbeats(MonotonicTime time, Duration silence) {
        this.time = time;
        this.silence = silence;
    }

    /** Whether this heart has stood still for too long; to be asked now and then, with the beat that is known. */
    public synchronized boolean isSilent(K whose, Instant beat) {
        Heard known = heard.get(whose);
        if (known == null || !known.beat().equals(beat)) {
            heard.put(whose, new Heard(beat, time.nanoseconds()));
            return false;
        }
        return time.since(known.at()).compareTo(silence) > 0;
    }

    /** Forgets all hearts but these. */
    public synchronized void keepOnly(Collection<K> whose) {
        heard.keySet().retainAll(whose);
    }
}
