package io.likeness.models.install;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelId;
import io.likeness.models.InstalledModel;
import io.likeness.models.hub.HubAddress;
import io.likeness.models.hub.HubModel;
import io.likeness.models.hub.HubRepository;
import io.likeness.models.install.InstallationStart.Refused;
import io.likeness.models.install.InstallationStart.Started;
import io.likeness.models.layout.ModelTitle;
import io.likeness.users.CurrentAccount;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with installations; the log says who did it. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class Installations {

    private static final Logger LOG = LoggerFactory.getLogger(Installations.class);

    private final InstallationBook book;
    private final InstallationRunner runner;
    private final HubTokens tokens;
    private final Staging staging;
    private final KnownSources sources;
    private final Autoencoders autoencoders;
    private final ArrivedFile arrived;
    private final CurrentAccount current;

    Installations(
            InstallationBook book,
            InstallationRunner runner,
            HubTokens tokens,
            Staging staging,
            KnownSources sources,
            Autoencoders autoencoders,
            ArrivedFile arrived,
            CurrentAccount current) {
        this.book = book;
        this.runner = runner;
        this.tokens = tokens;
        this.staging = staging;
        this.sources = sources;
        this.autoencoders = autoencoders;
        this.arrived = arrived;
        this.current = current;
    }

    /** Those that are not over, the oldest first. */
    @Transactional(readOnly = true)
    public List<InstallationDetails> open() {
        return book.open();
    }

    /**
     * Begins to fetch a model from the hub.
     *
     * @param typedRepository its id, with the name of a single file behind it or not, or the address of its page
     * @param typedRevision a branch, tag or commit; blank: that of the address, or the main branch
     * @param token what the hub knows the person by; blank: none. It is never stored.
     */
    public InstallationStart fromHub(String typedRepository, String typedRevision, String token) {
        Optional<HubAddress> address = HubAddress.parse(typedRepository);
        if (address.isEmpty()) {
            return new Refused(HubRepository.RULE);
        }
        String named = Objects.requireNonNullElse(address.get().revision(), "main");
        String revision = typedRevision.isBlank() ? named : typedRevision.strip();
        if (!HubRepository.isRevision(revision)) {
            return new Refused("\"%s\" cannot be a branch, a tag or a commit.".formatted(revision));
        }
        HubModel model = address.get().model();
        return sources.refusal(Origin.HUB, model.toString())
                .<InstallationStart>map(Refused::new)
                .orElseGet(() -> begin(model, revision, token));
    }

    private Started begin(HubModel model, String revision, String token) {
        InstallationDetails begun = book.begin(new NewInstallation(
                current.id(),
                Origin.HUB,
                ModelTitle.of(model.title()),
                model.toString(),
                revision,
                InstallationState.DOWNLOADING,
                List.of(),
                Answers.NONE));
        tokens.keep(begun.id(), token);
        runner.wakeAfterCommit();
        LOG.info("{} began to install the base model {} from the hub", current.name(), model);
        return new Started(begun.id());
    }

    /** Gives an installation up, or forgets one that failed; what has arrived is deleted. */
    public void cancel(InstallationId id) {
        InstallationDetails cancelled = book.cancel(id);
        tokens.forget(id);
        if (cancelled.state() == InstallationState.CANCELLED) {
            staging.discard(id);
            LOG.info("{} gave up the installation of {}", current.name(), cancelled.source());
        }
    }

    /** Says what a single file predicts, which does not say it itself; it is converted then. */
    public void answer(InstallationId id, PredictionType prediction) {
        book.answer(id, prediction);
        runner.wakeAfterCommit();
        LOG.info("{} says that installation {} predicts {}", current.name(), id, prediction);
    }

    /** What an installation may take whose file has no autoencoder; no model once nobody asks. */
    @Transactional(readOnly = true)
    public AutoencoderOffer autoencoders(InstallationId id) {
        InstallationDetails asking = book.find(id).orElseThrow(NotFound.of("Installation", id));
        return new AutoencoderOffer(
                asking.state() == InstallationState.CHOOSING ? fitting(asking) : List.of(),
                FilesBeside.another(asking.origin(), asking.fileName()));
    }

    private List<InstalledModel> fitting(InstallationDetails installation) {
        try {
            return autoencoders.fitting(arrived.of(installation));
        } catch (IOException | EngineException | Refusal gone) {
            LOG.info("The file of {} cannot be read: {}", installation.source(), gone.getMessage());
            return List.of();
        }
    }

    /** Chooses the autoencoder of an installed model for a file without one; it is converted then. */
    public InstallationStart chooseAutoencoder(InstallationId id, BaseModelId of) {
        Optional<InstalledModel> chosen = autoencoders(id).models().stream()
                .filter(model -> model.id().equals(of))
                .findFirst();
        if (chosen.isEmpty()) {
            return new Refused(
                    "That model's autoencoder is not to be had any more, or nobody asks for one. Look again.");
        }
        book.choose(id, of);
        runner.wakeAfterCommit();
        LOG.info(
                "{} gives installation {} the autoencoder of {}",
                current.name(),
                id,
                chosen.get().name());
        return new Started(id);
    }

    /** Looks once more for an autoencoder beside the file. */
    public void lookAgain(InstallationId id) {
        book.lookAgain(id);
        runner.wakeAfterCommit();
    }

    /** Tries a failed installation again, from where it stopped; the token is for those that come from the hub. */
    public InstallationStart retry(InstallationId id, String token) {
        InstallationDetails failed = book.find(id).orElseThrow(NotFound.of("Installation", id));
        Optional<String> known = sources.refusal(failed.origin(), failed.source());
        if (known.isPresent()) {
            return new Refused(known.get());
        }
        tokens.keep(id, token);
        book.retry(id);
        runner.wakeAfterCommit();
        LOG.info("{} tries installation {} again", current.name(), id);
        return new Started(id);
    }
}
