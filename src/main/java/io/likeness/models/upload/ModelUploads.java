package io.likeness.models.upload;

import io.likeness.common.NotFound;
import io.likeness.models.install.Answers;
import io.likeness.models.install.Failure;
import io.likeness.models.install.InstallationBook;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationId;
import io.likeness.models.install.InstallationLimits;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.NewInstallation;
import io.likeness.models.install.Origin;
import io.likeness.models.install.Staging;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.ModelFiles;
import io.likeness.models.layout.ModelFiles.Choice;
import io.likeness.models.layout.SingleFileListing;
import io.likeness.users.AccountId;
import io.likeness.users.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Uploads of administrators; for anyone else there are none. */
@Service
class ModelUploads {

    private static final Logger LOG = LoggerFactory.getLogger(ModelUploads.class);

    private final InstallationBook book;
    private final Staging staging;
    private final InstallationLimits room;
    private final Accounts accounts;

    ModelUploads(InstallationBook book, Staging staging, InstallationLimits room, Accounts accounts) {
        this.book = book;
        this.staging = staging;
        this.room = room;
        this.accounts = accounts;
    }

    /**
     * Whether the account may upload models at all.
     *
     * @throws NotFound when it may not
     */
    void requireAdministrator(AccountId who) {
        if (!accounts.get(who).isAdministrator()) {
            throw NotFound.of("Uploads of account", who).get();
        }
    }

    /** The account's uploads that are not complete. */
    List<InstallationDetails> unfinished(AccountId who) {
        requireAdministrator(who);
        return book.open().stream()
                .filter(open -> open.state() == InstallationState.RECEIVING)
                .filter(upload -> upload.account().equals(who))
                .toList();
    }

    /** Begins to take a folder, or goes on with it if the same files were on their way already. */
    UploadStart begin(AccountId who, String name, List<ModelFile> listing) throws IOException {
        requireAdministrator(who);
        return switch (ModelFiles.choose(listing)) {
            case Choice.Refused refused -> new UploadStart.Refused(refused.cause() + " " + refused.next());
            case Choice.Chosen chosen -> begin(who, name, chosen);
        };
    }

    private UploadStart begin(AccountId who, String name, Choice.Chosen chosen) throws IOException {
        Optional<InstallationDetails> same = unfinished(who).stream()
                .filter(known -> known.source().equals(name))
                .filter(known -> sizes(known.files()).equals(sizes(chosen.files())))
                .findFirst();
        if (same.isPresent()) {
            return new UploadStart.Begun(same.get());
        }
        Optional<Failure> lack = room.lack(chosen.files());
        if (lack.isPresent()) {
            return new UploadStart.Refused(lack.get().cause() + " " + lack.get().next());
        }
        LOG.info("Account {} begins to upload the base model {}", who, name);
        return new UploadStart.Begun(book.begin(new NewInstallation(
                who,
                Origin.UPLOAD,
                SingleFileListing.title(name),
                name,
                null,
                InstallationState.RECEIVING,
                chosen.files(),
                Answers.NONE)));
    }

    private static List<ModelFile> sizes(List<ModelFile> files) {
        return files.stream().map(file -> file.with(null)).toList();
    }

    /** One of the account's uploads that are not complete. */
    InstallationDetails get(AccountId who, InstallationId id) {
        requireAdministrator(who);
        return book.find(id)
                .filter(upload -> upload.account().equals(who))
                .filter(upload -> upload.state() == InstallationState.RECEIVING)
                .orElseThrow(NotFound.of("Upload", id));
    }

    /** Gives an upload up; what has arrived is deleted. */
    void discard(AccountId who, InstallationId id) {
        get(who, id);
        book.cancel(id);
        staging.discard(id);
    }
}
