package io.likeness.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;

/** What the engine says while it works; a worker writes one event a line. Paths are relative to the work's out folder. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EngineEvent.Preparing.class, name = "preparing"),
    @JsonSubTypes.Type(value = EngineEvent.StepDone.class, name = "step-done"),
    @JsonSubTypes.Type(value = EngineEvent.SampleWritten.class, name = "sample-written"),
    @JsonSubTypes.Type(value = EngineEvent.CheckpointWritten.class, name = "checkpoint-written"),
    @JsonSubTypes.Type(value = EngineEvent.Denoising.class, name = "denoising"),
    @JsonSubTypes.Type(value = EngineEvent.ImageWritten.class, name = "image-written"),
    @JsonSubTypes.Type(value = EngineEvent.Classified.class, name = "classified"),
    @JsonSubTypes.Type(value = EngineEvent.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = EngineEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = EngineEvent.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = EngineEvent.Failed.class, name = "failed")
})
public sealed interface EngineEvent {

    /** Something before or between the steps: loading, class images, encoding. Done and of count pieces; of is 0 if unknown. */
    record Preparing(String what, int done, int of) implements EngineEvent {}

    /** A training step ended. The loss is the whole loss; seconds is the time of this step. */
    record StepDone(int step, int of, double loss, double seconds) implements EngineEvent {}

    /** A sample image of the model in training. */
    record SampleWritten(int step, int index, String prompt, Path file) implements EngineEvent {}

    /** A checkpoint from which the work can go on. */
    record CheckpointWritten(int step, Path folder) implements EngineEvent {}

    /** A picture begins or moves on: denoising step of steps of picture index. */
    record Denoising(int index, int step, int of) implements EngineEvent {}

    /** A picture is finished. */
    record ImageWritten(int index, int of, Path file, String prompt, long seed) implements EngineEvent {}

    /** What photos show among the nouns on offer, the likeliest first. */
    record Classified(List<Guess> guesses) implements EngineEvent {

        /** A noun and its probability among those on offer. */
        public record Guess(String classNoun, double probability) {}
    }

    /** Something that a person should know and that is no failure, such as the keys of a file that matched. */
    record Noted(String what) implements EngineEvent {}

    /** The work is complete. */
    record Finished(double seconds) implements EngineEvent {}

    /** The work stopped at its last checkpoint because it was asked to. */
    record Stopped(int step) implements EngineEvent {}

    /** The work failed: what happened, and what the reader can do next. */
    record Failed(String cause, String nextStep) implements EngineEvent {}
}
