package io.likeness.engine.tensor;

import ai.djl.pytorch.jni.JniUtils;

/** Whether this thread's operations are recorded for backward; closing restores what was before. Opened and closed by scopes. */
final class GradMode implements AutoCloseable {

    private final boolean before;

    private GradMode(boolean before) {
        this.before = before;
    }

    /** Sets this thread's grad mode, and keeps TorchScript from specialising graphs, which costs seconds and gains nothing here. */
    static GradMode set(boolean recording) {
        JniUtils.setGraphExecutorOptimize(false); // per thread, like the mode itself
        GradMode restore = new GradMode(JniUtils.isGradMode());
        JniUtils.setGradMode(recording);
        return restore;
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
