package io.likeness.tasks;

import java.time.Duration;

/** Where a queued task stands: 1 is next; how long others take before it is an estimate. */
public record QueuePlace(int position, Duration ahead) {}
