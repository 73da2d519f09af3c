package io.likeness.engine.golden;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The harness itself: what it lets pass and what it does not. */
class ComparisonTest {

    @TempDir
    Path folder;

    @Test
    void numbersWithinTheToleranceAgree() throws IOException {
        aCase();
        assertThatCode(() -> run(1.009f, 200, 5, 7)).doesNotThrowAnyException();
    }

    @Test
    void aNumberOutsideItsOwnToleranceIsNamed() throws IOException {
        aCase();
        assertThatThrownBy(() -> run(1.02f, 200, 5, 7))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("own: 1 of 1 numbers are off; at 0 got 1.0199")
                .hasMessageContaining("allowed 0.0100");
    }

    @Test
    void aNumberOutsideASharedToleranceIsNamed() throws IOException {
        aCase();
        assertThatThrownBy(() -> run(1, 203, 5, 7))
                .hasMessageContaining("grad.a")
                .hasMessageContaining("allowed 2.00");
    }

    @Test
    void aNumberWithoutAStatedToleranceMayBeOffByTwoMillionths() throws IOException {
        aCase();
        assertThatThrownBy(() -> run(1, 200, 5.001f, 7)).hasMessageContaining("plain");
    }

    @Test
    void aNumberThatIsNoneDisagrees() throws IOException {
        aCase();
        assertThatThrownBy(() -> run(Float.NaN, 200, 5, 7)).hasMessageContaining("own: 1 of 1");
    }

    @Test
    void wholeNumbersMustBeEqual() throws IOException {
        aCase();
        assertThatThrownBy(() -> run(1, 200, 5, 8)).hasMessageContaining("ids: got [8], expected [7]");
    }

    @Test
    void aTensorThatStatesAToleranceMustBeCompared() throws IOException {
        aCase();
        assertThatThrownBy(() -> runAll("kind/*", (golden, comparison) -> comparison.integers("ids", new long[] {7})))
                .hasMessageContaining("not compared")
                .hasMessageContaining("own");
    }

    @Test
    void aKindThatAFolderLacksIsReportedAsSkipped() {
        assertThatThrownBy(() -> runAll("kind/*", (golden, comparison) -> {}))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("kind/*: ABSENT");
    }

    private void run(float own, float shared, float plain, long id) throws IOException {
        runAll("kind/*", (golden, comparison) -> {
            comparison.floats("own", new float[] {own});
            comparison.floats("grad.a", new float[] {shared});
            comparison.floats("plain", new float[] {plain});
            comparison.integers("ids", new long[] {id});
        });
    }

    private void runAll(String glob, GoldenFolder.Check check) {
        List<DynamicTest> tests =
                new GoldenFolder(folder, line -> {}).tests(glob, check).toList();
        for (DynamicTest test : tests) {
            try {
                test.getExecutable().execute();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void aCase() throws IOException {
        Files.createDirectories(folder.resolve("kind"));
        Files.writeString(folder.resolve("kind/one.json"), """
                {"case": "kind/one", "tensors": {"own": {"atol": 0.01}},
                 "shared_tolerances": {"rule": "...", "grad.*": {"atol_over_max_abs": 0.01, "atol_floor": 1e-7}}}
                """);
        new SafetensorsWriter()
                .add("own", new float[] {1}, 1)
                .add("grad.a", new float[] {200}, 1)
                .add("plain", new float[] {5}, 1)
                .add("ids", new long[] {7}, 1)
                .write(folder.resolve("kind/one.safetensors"));
    }
}
