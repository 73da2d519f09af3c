package io.likeness.tasks;

import java.time.Instant;

/** Where a queued task stands: 1 is next; the start is an estimate. */
public record QueuePlace(int position, Instant estimatedStart) {}
