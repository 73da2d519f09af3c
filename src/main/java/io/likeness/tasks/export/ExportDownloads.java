package io.likeness.tasks.export;

import io.likeness.common.Attachment;
import io.likeness.common.NotFound;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.users.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends single files that were prepared, and certificates, to the account whose they are. */
@RestController
@RequestMapping("/downloads/checkpoints/{id}")
class ExportDownloads {

    private final SingleFiles singleFiles;
    private final CheckpointCertificates certificates;
    private final Checkpoints checkpoints;
    private final CurrentAccount current;

    ExportDownloads(
            SingleFiles singleFiles,
            CheckpointCertificates certificates,
            Checkpoints checkpoints,
            CurrentAccount current) {
        this.singleFiles = singleFiles;
        this.certificates = certificates;
        this.checkpoints = checkpoints;
        this.current = current;
    }

    @GetMapping("/single-file")
    void singleFile(@PathVariable String id, HttpServletResponse response) throws IOException {
        singleFiles.send(current.id(), parsed(id), (checkpoint, file) -> {
            Attachment.head(response, "application/octet-stream", checkpoint.fileName() + ".safetensors");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        });
    }

    @GetMapping("/single-file/certificate")
    void singleFileCertificate(@PathVariable String id, HttpServletResponse response) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(current.id(), parsed(id));
        write(checkpoint, singleFiles.certificate(current.id(), checkpoint.id()), response);
    }

    @GetMapping("/adapter/certificate")
    void adapterCertificate(@PathVariable String id, HttpServletResponse response) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(current.id(), parsed(id));
        write(checkpoint, certificates.ofAdapter(current.id(), checkpoint.id()), response);
    }

    @GetMapping("/diffusers/certificate")
    void folderCertificate(@PathVariable String id, HttpServletResponse response) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(current.id(), parsed(id));
        write(checkpoint, certificates.ofFolder(current.id(), checkpoint.id()), response);
    }

    private static void write(
            CheckpointDetails checkpoint, CheckpointCertificates.Result result, HttpServletResponse response)
            throws IOException {
        switch (result) {
            case CheckpointCertificates.Result.Certified(ExportCertificate certificate) ->
                write(checkpoint, certificate, response);
            case CheckpointCertificates.Result.Unreadable(String sentence) ->
                response.sendError(HttpServletResponse.SC_CONFLICT, sentence);
        }
    }

    private static void write(CheckpointDetails checkpoint, ExportCertificate certificate, HttpServletResponse response)
            throws IOException {
        String name = checkpoint.fileName();
        Attachment.head(response, "text/plain; charset=utf-8", name + "-certificate.txt");
        String text = CertificateText.of(name, certificate);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckpointId parsed(String id) {
        return CheckpointId.parse(id).orElseThrow(NotFound.of("Checkpoint", id));
    }
}
