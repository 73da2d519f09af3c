package io.likeness.models.hub;

import io.likeness.models.layout.Checksum;
import io.likeness.models.layout.Checksum.Kind;
import io.likeness.models.layout.ModelFile;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An entry of the hub's listing: large files have their SHA-256, small ones git's own checksum. */
final class HubEntry {

    private HubEntry() {}

    /** The file; empty if the entry is a folder, or has no size or checksum. */
    static Optional<ModelFile> file(JsonNode entry) {
        long bytes = entry.path("size").asLong(-1);
        if (!entry.path("type").asString("").equals("file") || bytes < 0) {
            return Optional.empty();
        }
        JsonNode large = entry.path("lfs");
        Optional<Checksum> checksum = large.isObject()
                ? Checksum.parse(Kind.SHA_256, large.path("oid").asString(""))
                : Checksum.parse(Kind.GIT_BLOB, entry.path("oid").asString(""));
        return checksum.map(known -> new ModelFile(entry.path("path").asString(""), bytes, known));
    }
}
