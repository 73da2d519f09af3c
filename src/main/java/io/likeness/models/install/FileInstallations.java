package io.likeness.models.install;

import io.likeness.engine.PredictionType;
import io.likeness.models.install.FolderInstallations.Result;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.ModelTitle;
import io.likeness.models.layout.SingleFileListing;
import io.likeness.users.CurrentAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins installations of single files that lie on this server; all that can be refused is refused before, from the header. */
@Component
class FileInstallations {

    private static final Logger LOG = LoggerFactory.getLogger(FileInstallations.class);

    private final InstallationBook book;
    private final InstallationRunner runner;
    private final KnownSources sources;
    private final Autoencoders autoencoders;
    private final InstallationLimits room;
    private final CurrentAccount current;

    FileInstallations(
            InstallationBook book,
            InstallationRunner runner,
            KnownSources sources,
            Autoencoders autoencoders,
            InstallationLimits room,
            CurrentAccount current) {
        this.book = book;
        this.runner = runner;
        this.sources = sources;
        this.autoencoders = autoencoders;
        this.room = room;
        this.current = current;
    }

    /** Begins to convert an open file. */
    Result install(Path file, @Nullable PredictionType prediction) {
        Optional<String> known = sources.refusal(Origin.FILE, file.toString());
        if (known.isPresent()) {
            return new Result.Refused(known.get());
        }
        try {
            return offersAutoencoders(file)
                    ? begin(file, InstallationState.CHOOSING, prediction)
                    : checked(file, prediction);
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.sentence());
        } catch (IOException e) {
            return new Result.Refused("%s cannot be read: %s.".formatted(file.getFileName(), e.getMessage()));
        }
    }

    /** Which one it takes is asked on its row, and what it predicts then too. */
    private boolean offersAutoencoders(Path file) {
        return autoencoders.areMissing(file) && !autoencoders.fitting(file).isEmpty();
    }

    private Result checked(Path file, @Nullable PredictionType prediction) throws IOException {
        SingleFileCheck checked = SingleFileCheck.of(file, Origin.FILE, String.valueOf(file.getFileName()), null);
        return prediction == null && checked.facts().prediction() == null
                ? new Result.Asks(file.toString())
                : begin(file, InstallationState.CONVERTING, prediction);
    }

    private Result begin(Path file, InstallationState first, @Nullable PredictionType prediction) throws IOException {
        String name = String.valueOf(file.getFileName());
        List<ModelFile> files = List.of(new ModelFile(name, Files.size(file), null));
        Optional<Failure> lack = room.lack(file);
        if (lack.isPresent()) {
            throw Refusal.of(lack.get());
        }
        InstallationDetails begun = book.begin(new NewInstallation(
                current.id(),
                Origin.FILE,
                ModelTitle.of(SingleFileListing.title(name)),
                file.toString(),
                null,
                first,
                files,
                new Answers(prediction, null)));
        runner.wake();
        LOG.info("{} began to install the base model {} from {}", current.name(), begun.title(), file);
        return new Result.Started(begun.id());
    }
}
