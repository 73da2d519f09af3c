package io.likeness.tasks.worker;

/** The average seconds of a piece of work, whether pieces are told of one by one or in bunches; now is a worker's own count of seconds. */
final class Stopwatch {

    private double first = Double.NaN;
    private double last;
    private long before;
    private long done;

    /** One more piece of work ended now. */
    void beat(double now) {
        reached(now, done + 1);
    }

    /** So many pieces are done now. */
    void reached(double now, long pieces) {
        if (Double.isNaN(first)) {
            first = now;
        }
        if (now <= first) { // the first bunch tells nothing about time
            before = pieces;
        }
        done = pieces;
        last = now;
    }

    /** Seconds a piece, NaN before anything was measured. */
    double average() {
        return Double.isNaN(first) || done <= before ? Double.NaN : (last - first) / (done - before);
    }

    void reset() {
        first = Double.NaN;
        before = 0;
        done = 0;
    }
}
