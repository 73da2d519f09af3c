package io.likeness.models.adapter;

import io.likeness.common.Attachment;
import io.likeness.common.NotFound;
import io.likeness.users.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Sends adapters back to the account whose they are. */
@RestController
class AdapterDownloads {

    private final Adapters adapters;
    private final CurrentAccount current;

    AdapterDownloads(Adapters adapters, CurrentAccount current) {
        this.adapters = adapters;
        this.current = current;
    }

    @GetMapping("/downloads/adapters/{id}")
    void file(@PathVariable String id, HttpServletResponse response) throws IOException {
        AdapterDetails adapter =
                adapters.get(current.id(), AdapterId.parse(id).orElseThrow(NotFound.of("Adapter", id)));
        Resource file = adapters.content(adapter);
        if (!file.exists()) {
            throw NotFound.of("File of adapter", id).get();
        }
        Attachment.head(response, "application/octet-stream", adapter.fileName());
        response.setContentLengthLong(file.contentLength());
        try (InputStream content = file.getInputStream()) {
            content.transferTo(response.getOutputStream());
        }
    }
}
