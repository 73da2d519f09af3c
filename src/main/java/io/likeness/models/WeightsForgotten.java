package io.likeness.models;

/**
 * A checkpoint is gone for good. Published within the transaction that deletes its row, and kept in the registry of events until its files
 * are deleted, also by the next studio if this one ends in between.
 *
 * @param folder of its weights, relative to the studio's home
 * @param step of its training
 */
record WeightsForgotten(String folder, int step) {}
