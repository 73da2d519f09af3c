package io.likeness.engine.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares computed tensors with a case's stored ones: collects every disagreement, then prints one line for the case and fails
 * if there was any.
 */
public final class Comparison {

    private final GoldenCase golden;
    private final Set<String> open;
    private final List<String> disagreements = new ArrayList<>();
    private int compared;
    private double worstRelative;
    private double worstOfTolerance;
    private String worst = "";

    Comparison(GoldenCase golden) {
        this.golden = golden;
        this.open = new TreeSet<>(golden.toleranced());
    }

    /** Compares an array, its shape too, with the stored tensor of this name at the case's tolerance. */
    public void tensor(String name, NDArray got) {
        long[] shape = golden.tensors().info(name).dimensions();
        if (!Arrays.equals(shape, got.getShape().getShape())) {
            disagreements.add("%s: shape %s, expected %s".formatted(name, got.getShape(), Arrays.toString(shape)));
        }
        NDArray floats = got.getDataType() == DataType.FLOAT32 ? got : got.toType(DataType.FLOAT32, false);
        floats(name, floats.toFloatArray());
    }

    /** Compares numbers with the stored tensor of this name at the case's tolerance. */
    public void floats(String name, float[] got) {
        float[] stored = golden.tensors().floats(name);
        floats(name, got, stored, golden.tolerance(name, stored));
    }

    /** Compares numbers with any expectation, each within its own tolerance; the name is for the report. */
    public void floats(String name, float[] got, float[] stored, double[] atol) {
        open.remove(name);
        compared++;
        if (got.length != stored.length) {
            disagreements.add("%s: %d numbers, expected %d".formatted(name, got.length, stored.length));
            return;
        }
        int worstAt = 0;
        int outside = 0;
        double worstRatio = -1;
        double worstDifference = 0;
        for (int i = 0; i < got.length; i++) {
            double difference = Math.abs((double) got[i] - stored[i]);
            difference = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
            double ratio = difference == 0 ? 0 : difference / atol[i];
            outside += ratio > 1 ? 1 : 0;
            worstDifference = Math.max(worstDifference, difference);
            if (ratio > worstRatio) {
                worstRatio = ratio;
                worstAt = i;
            }
        }
        note(name, worstDifference, largest(stored), worstRatio);
        if (outside > 0) {
            disagreements.add(String.format(
                    Locale.ROOT,
                    "%s: %d of %d numbers are off; at %d got %.9g, expected %.9g, off by %.3g, allowed %.3g",
                    name,
                    outside,
                    got.length,
                    worstAt,
                    got[worstAt],
                    stored[worstAt],
                    Math.abs((double) got[worstAt] - stored[worstAt]),
                    atol[worstAt]));
        }
    }

    /** Compares whole numbers, which must be equal, with the stored tensor of this name. */
    public void integers(String name, long[] got) {
        same(name, Arrays.toString(got), Arrays.toString(golden.tensors().integers(name)));
    }

    /** Compares things that must be equal; the name is for the report. */
    public void same(String name, Object got, Object expected) {
        open.remove(name);
        compared++;
        if (!expected.equals(got)) {
            worstRelative = Double.POSITIVE_INFINITY;
            worstOfTolerance = Double.POSITIVE_INFINITY;
            worst = name;
            disagreements.add("%s: got %s, expected %s".formatted(name, got, expected));
        }
    }

    /** Takes tensors off the list of those that should be compared; the reason is printed. */
    public void leaveOut(String reason, String... names) {
        open.removeAll(List.of(names));
        golden.folder()
                .report()
                .accept("golden %s: left out %s: %s".formatted(golden.name(), String.join(", ", names), reason));
    }

    /** Prints the case's line and fails if anything disagreed, was left out silently, or nothing was compared at all. */
    void conclude() {
        golden.folder().report().accept(line());
        if (compared == 0) {
            throw new AssertionError("golden " + golden.name() + ": nothing was compared");
        }
        if (!open.isEmpty()) {
            disagreements.add("not compared, though the case states a tolerance: " + open);
        }
        if (!disagreements.isEmpty()) {
            throw new AssertionError("golden " + golden.name() + ":\n  "
                    + String.join("\n  ", disagreements.stream().limit(40).toList()));
        }
    }

    private String line() {
        String verdict = disagreements.isEmpty() && open.isEmpty() ? "ok" : "FAILED";
        String place = worst.isEmpty()
                ? ""
                : String.format(Locale.ROOT, " (%s, %.2f of the allowed)", worst, worstOfTolerance);
        return String.format(
                Locale.ROOT,
                "golden %s: %s, %d compared, largest relative error %.2e%s",
                golden.name(),
                verdict,
                compared,
                worstRelative,
                place);
    }

    private void note(String name, double difference, double largest, double ofTolerance) {
        double relative = difference == 0 ? 0 : difference / largest;
        if (relative >= worstRelative) {
            worstRelative = relative;
            worst = name;
            worstOfTolerance = ofTolerance;
        }
    }

    static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
