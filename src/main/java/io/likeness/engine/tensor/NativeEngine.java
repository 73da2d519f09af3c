package io.likeness.engine.tensor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** DJL's PyTorch engine, set up once for the whole process before anything touches it. */
final class NativeEngine {

    private static final Engine ENGINE = start();

    private NativeEngine() {}

    /** Loads the native libraries. */
    static void load() {
        ENGINE.getEngineName();
    }

    /** A manager of its own, for a tree of scopes. */
    static NDManager newManager() {
        return ENGINE.newBaseManager();
    }

    private static Engine start() {
        preset("OPT_OUT_TRACKING", "true"); // DJL would report its start to its makers
        preset("ai.djl.pytorch.graph_optimizer", "false"); // see GradMode
        return Engine.getEngine("PyTorch");
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
