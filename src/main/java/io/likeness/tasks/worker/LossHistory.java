package io.likeness.tasks.worker;

import io.likeness.tasks.TaskProgress.LossPoint;
import java.util.ArrayList;
import java.util.List;

/** The loss curve of a training, thinned as it grows: at most 600 points however long the training is. */
final class LossHistory {

    private static final int MOST_POINTS = 600;

    /** The weight of the newest loss in its average: the loss of a single step is mostly its timestep's noise. */
    private static final double SMOOTHING = 0.06;

    private List<LossPoint> points = new ArrayList<>();
    private int every = 1;
    private double smoothed = Double.NaN;

    /** Takes the loss of a step; steps that a resumed training does again replace the old ones. */
    void add(int step, double loss) {
        if (!points.isEmpty() && points.getLast().step() >= step) {
            goBackBefore(step);
        }
        smoothed = Double.isNaN(smoothed) ? loss : smoothed + SMOOTHING * (loss - smoothed);
        if (step % every == 0 || step == 1) {
            points.add(new LossPoint(step, loss, smoothed));
        }
        if (points.size() > MOST_POINTS) {
            every *= 2;
            points.removeIf(point -> point.step() % every != 0);
        }
    }

    List<LossPoint> points() {
        return List.copyOf(points);
    }

    private void goBackBefore(int step) {
        points = new ArrayList<>(
                points.stream().filter(point -> point.step() < step).toList());
        smoothed = points.isEmpty() ? Double.NaN : points.getLast().smoothed();
    }
}
