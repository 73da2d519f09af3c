package io.likeness.tasks;

/** Why a task failed, and what its owner can do next. */
public record TaskFailure(String cause, String nextStep) {}
