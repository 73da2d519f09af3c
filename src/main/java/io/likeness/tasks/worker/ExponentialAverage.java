package io.likeness.tasks.worker;

/** An average that forgets: the newest value weighs this much. */
final class ExponentialAverage {

    private final double newest;
    private double value = Double.NaN;

    ExponentialAverage(double newest) {
        this.newest = newest;
    }

    double take(double next) {
        value = Double.isNaN(value) ? next : value + newest * (next - value);
        return value;
    }

    /** NaN before the first value. */
    double value() {
        return value;
    }
}
