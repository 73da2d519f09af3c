package io.likeness.models.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what browsers send in JSON, and no more of it than there can be. */
@Component
class UploadRequests {

    /** A listing of thousands of files. */
    private static final int LARGEST_JSON = 2 << 20;

    private final JsonMapper json;

    UploadRequests(JsonMapper json) {
        this.json = json;
    }

    /** Empty if it is too long, or not what was expected. */
    <T> Optional<T> read(HttpServletRequest request, Class<T> type) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_JSON + 1);
        try {
            return bytes.length > LARGEST_JSON ? Optional.empty() : Optional.ofNullable(json.readValue(bytes, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
