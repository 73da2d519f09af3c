package io.likeness.models.upload;

import io.likeness.common.NotFound;
import io.likeness.models.install.Failure;
import io.likeness.models.install.InstallationBook;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationId;
import io.likeness.models.install.InstallationLimits;
import io.likeness.models.install.InstallationRunner;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.Staging;
import io.likeness.models.layout.Checksum;
import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The files of uploads, as they arrive piece by piece. */
@Service
class UploadedFiles {

    private final ModelUploads uploads;
    private final InstallationBook book;
    private final InstallationRunner runner;
    private final Staging staging;
    private final InstallationLimits room;

    UploadedFiles(
            ModelUploads uploads,
            InstallationBook book,
            InstallationRunner runner,
            Staging staging,
            InstallationLimits room) {
        this.uploads = uploads;
        this.book = book;
        this.runner = runner;
        this.staging = staging;
        this.room = room;
    }

    /** How many bytes of a file are here. */
    long offset(AccountId who, InstallationId id, ModelFile file) throws IOException {
        uploads.get(who, id);
        return staging.size(id, file);
    }

    /** Writes a piece behind what is there. */
    PieceResult append(AccountId who, InstallationId id, int number, long offset, InputStream piece)
            throws IOException {
        ModelFile file = file(uploads.get(who, id), number);
        if (file.checksum() != null) {
            return new PieceResult.WrongOffset(file.bytes());
        }
        Optional<Failure> shortage = room.shortage();
        if (shortage.isPresent()) {
            return new PieceResult.NoRoom(
                    shortage.get().cause() + " " + shortage.get().next());
        }
        return Piece.append(staging.file(id, file), file.bytes(), offset, piece);
    }

    /** Compares a whole file with what the browser sent; with the last one of them the installation goes on by itself. */
    FileResult finish(AccountId who, InstallationId id, int number, Checksum sent) throws IOException {
        ModelFile file = file(uploads.get(who, id), number);
        long size = staging.size(id, file);
        if (size != file.bytes()) {
            return new FileResult.Incomplete(size);
        }
        if (size == 0) {
            createEmpty(staging.file(id, file));
        }
        if (!sent.fits(staging.file(id, file), () -> {})) {
            Files.deleteIfExists(staging.file(id, file));
            return new FileResult.Damaged();
        }
        if (book.arrived(id, file.with(sent)).state() == InstallationState.CHECKING) {
            runner.wake();
        }
        return new FileResult.Whole();
    }

    /** No piece comes for an empty file. */
    private static void createEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.createFile(target);
        }
    }

    private static ModelFile file(InstallationDetails upload, int number) {
        if (number < 0 || number >= upload.files().size()) {
            throw NotFound.of("File of upload " + upload.id(), number).get();
        }
        return upload.files().get(number);
    }
}
