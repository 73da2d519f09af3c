package io.likeness.models.upload;

import io.likeness.common.NotFound;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationId;
import io.likeness.models.layout.Checksum;
import io.likeness.models.upload.UploadJson.Finish;
import io.likeness.models.upload.UploadJson.Folder;
import io.likeness.models.upload.UploadJson.Overview;
import io.likeness.models.upload.UploadJson.Refusal;
import io.likeness.models.upload.UploadJson.Upload;
import io.likeness.users.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Resumable uploads after the manner of tus: create, ask for the offset, send pieces, finish with a checksum. Driven by
 * frontend/model-upload.js.
 */
@RestController
@RequestMapping("/uploads")
class UploadController {

    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";

    private final ModelUploads uploads;
    private final CurrentAccount current;
    private final UploadedFiles files;
    private final UploadRequests requests;

    UploadController(ModelUploads uploads, UploadedFiles files, UploadRequests requests, CurrentAccount current) {
        this.uploads = uploads;
        this.current = current;
        this.files = files;
        this.requests = requests;
    }

    @GetMapping
    ResponseEntity<Overview> overview(CsrfToken csrf) throws IOException {
        List<Upload> unfinished = new ArrayList<>();
        for (InstallationDetails upload : uploads.unfinished(current.id())) {
            unfinished.add(view(upload));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Overview(csrf.getHeaderName(), csrf.getToken(), unfinished));
    }

    @PostMapping
    ResponseEntity<Object> begin(HttpServletRequest request) throws IOException {
        uploads.requireAdministrator(current.id());
        Optional<Folder> folder = requests.read(request, Folder.class);
        if (folder.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        UploadStart start =
                uploads.begin(current.id(), folder.get().name(), folder.get().listing());
        return switch (start) {
            case UploadStart.Begun(InstallationDetails upload) ->
                ResponseEntity.status(HttpStatus.CREATED).body(view(upload));
            case UploadStart.Refused(String sentence) ->
                ResponseEntity.unprocessableContent().body(new Refusal(sentence));
        };
    }

    @RequestMapping(path = "/{id}/{number}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@PathVariable String id, @PathVariable int number) throws IOException {
        UploadJson.File file = view(uploads.get(current.id(), parsed(id))).file(number);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(OFFSET, Long.toString(file.offset()))
                .header(LENGTH, Long.toString(file.bytes()))
                .build();
    }

    @PatchMapping("/{id}/{number}")
    ResponseEntity<?> append(
            @PathVariable String id,
            @PathVariable int number,
            @RequestHeader(OFFSET) long offset,
            HttpServletRequest request)
            throws IOException {
        return switch (files.append(current.id(), parsed(id), number, offset, request.getInputStream())) {
            case PieceResult.Kept(long next) -> at(HttpStatus.NO_CONTENT, next);
            case PieceResult.WrongOffset(long next) -> at(HttpStatus.CONFLICT, next);
            case PieceResult.TooLong(long next) -> at(HttpStatus.CONTENT_TOO_LARGE, next);
            case PieceResult.NoRoom(String sentence) ->
                ResponseEntity.status(HttpStatus.INSUFFICIENT_STORAGE).body(new Refusal(sentence));
            case PieceResult.Busy() -> ResponseEntity.status(HttpStatus.LOCKED).build();
        };
    }

    @PostMapping("/{id}/{number}/finish")
    ResponseEntity<Refusal> finish(@PathVariable String id, @PathVariable int number, HttpServletRequest request)
            throws IOException {
        uploads.get(current.id(), parsed(id));
        Optional<Checksum> sum = requests.read(request, Finish.class)
                .flatMap(read -> Checksum.parse(Checksum.Kind.SHA_256, read.sha256()));
        if (sum.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        return switch (files.finish(current.id(), parsed(id), number, sum.get())) {
            case FileResult.Whole() -> ResponseEntity.noContent().build();
            case FileResult.Incomplete(long next) ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .header(OFFSET, Long.toString(next))
                        .build();
            case FileResult.Damaged() ->
                ResponseEntity.unprocessableContent()
                        .body(new Refusal("The file arrived damaged. It has to be sent again."));
        };
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id) {
        uploads.discard(current.id(), parsed(id));
        return ResponseEntity.noContent().build();
    }

    private Upload view(InstallationDetails upload) throws IOException {
        return UploadJson.upload(upload, file -> files.offset(current.id(), upload.id(), file));
    }

    private static ResponseEntity<Void> at(HttpStatus status, long offset) {
        return ResponseEntity.status(status)
                .header(OFFSET, Long.toString(offset))
                .build();
    }

    private static InstallationId parsed(String id) {
        return InstallationId.parse(id).orElseThrow(NotFound.of("Upload", id));
    }
}
