package io.likeness.tasks.export;

import io.likeness.engine.export.ExportCertificate;

/** How far a single file is. */
public sealed interface SingleFileState {

    /** Others are being written. */
    record Waiting() implements SingleFileState {}

    /** Done of all tensors are written; of is 0 before that is known. */
    record Writing(int done, int of) implements SingleFileState {}

    /** It can be fetched. */
    record Ready(long bytes, ExportCertificate certificate) implements SingleFileState {}

    /** There will be none: what went wrong, and what to do about it, as sentences. */
    record Failed(String cause, String next) implements SingleFileState {}
}
