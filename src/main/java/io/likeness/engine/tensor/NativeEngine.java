package io.likeness.engine.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** DJL's PyTorch engine, set up once for the whole process before anything touches it. */
final class NativeEngine {

    private static final Device DEVICE = ComputeDevice.current();
    private static final Engine ENGINE = start();

    private NativeEngine() {}

    /** Loads the native libraries. */
    static void load() {
        ENGINE.getEngineName();
    }

    /** A manager of its own on the process's device, for a tree of scopes. */
    static NDManager newManager() {
        return ENGINE.newBaseManager(DEVICE);
    }

    private static Engine start() {
        preset("OPT_OUT_TRACKING", "true"); // DJL would report its start to its makers
        preset("ai.djl.pytorch.graph_optimizer", "false"); // see GradMode
        if (DEVICE.isGpu()) {
            preset(
                    "ai.djl.pytorch.cudnn_benchmark",
                    "true"); // shapes repeat, so looking for the fastest convolution pays
        }
        return Engine.getEngine("PyTorch");
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
