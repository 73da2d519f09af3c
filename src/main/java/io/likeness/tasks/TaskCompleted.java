package io.likeness.tasks;

import io.likeness.users.AccountId;
import java.time.Instant;

/** A task succeeded; told once. */
public record TaskCompleted(TaskId task, TaskKind kind, AccountId owner, long gpuSeconds, Instant at) {}
