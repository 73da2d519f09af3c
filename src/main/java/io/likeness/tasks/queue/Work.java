package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskRequest;
import org.springframework.stereotype.Component;

/** How long requests take at the pace of this server. */
@Component
public class Work {

    /** A JVM, the native library and the model's files, on a machine that does other things too. */
    private static final double STARTUP_SECONDS = 10;

    private final Paces paces;
    private final PictureSizes sizes;

    Work(Paces paces, PictureSizes sizes) {
        this.paces = paces;
        this.sizes = sizes;
    }

    /** Training steps, or denoising steps over all pictures. */
    public int steps(TaskOrder order) {
        return Amount.of(order).steps();
    }

    /** Seconds that one of these steps takes, by the pace of this server; NaN if nothing is known. */
    public double secondsPerStep(TaskOrder order) {
        TaskRequest request = order.request();
        return Amount.of(order).passesPerStep()
                * paces.of(request.baseModel(), request.kind()).secondsPerPass();
    }

    /** Seconds from the start of a worker to the first step, class images among them; NaN if nothing is known. */
    public double secondsBefore(TaskOrder order) {
        return secondsBefore(order.request().baseModel(), Amount.of(order));
    }

    /** Seconds for the whole of what was asked for, rounded up. */
    public long seconds(TaskRequest request) {
        return seconds(request, Amount.of(request));
    }

    /** Seconds for an order, rounded up. */
    public long seconds(TaskOrder order) {
        return seconds(order.request(), Amount.of(order));
    }

    /** Whether tasks of this kind have run here, so that their estimates are more than a first guess. */
    public boolean isMeasured(TaskRequest request) {
        return paces.of(request.baseModel(), request.kind()).measured();
    }

    private long seconds(TaskRequest request, Amount amount) {
        BaseModelId model = request.baseModel();
        double steps = amount.passes()
                * size(request)
                * paces.of(model, request.kind()).secondsPerPass();
        return (long) Math.ceil(secondsBefore(model, amount) + steps);
    }

    private double secondsBefore(BaseModelId model, Amount amount) {
        return amount.passesBefore() == 0
                ? STARTUP_SECONDS
                : STARTUP_SECONDS
                        + amount.passesBefore()
                                * paces.of(model, TaskKind.GENERATION).secondsPerPass();
    }

    /** Takes what a finished task measured, from its first step to its last, into the server's pace. */
    void measured(TaskOrder order, double secondsPerStep) {
        TaskRequest request = order.request();
        if (secondsPerStep > 0) { // false for NaN, which is a task without a measured step
            paces.measured(request.baseModel(), request.kind(), secondsPerStep / passesPerStep(order));
        }
    }

    private double passesPerStep(TaskOrder order) {
        return Amount.of(order).passesPerStep() * size(order.request());
    }

    /** A larger picture counts as several. */
    private double size(TaskRequest request) {
        return request instanceof GenerationRequest generation ? sizes.timesTheModels(generation) : 1;
    }
}
