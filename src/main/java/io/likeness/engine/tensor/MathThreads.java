package io.likeness.engine.tensor;

import ai.djl.pytorch.jni.JniUtils;

/** How many threads one operation spreads over. */
public final class MathThreads {

    private MathThreads() {}

    /**
     * Sets it for the calling thread and for threads that start later.
     *
     * <p>One is right where several Java threads compute side by side: threads of one operation wait for each other at every
     * barrier, which collapses when another process keeps one of them from running.
     */
    public static void use(int count) {
        NativeEngine.load();
        JniUtils.setNumThreads(count);
    }
}
