package io.likeness.models.install;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tokenizer.TokenizerFolder;
import io.likeness.models.InstalledModel;
import io.likeness.models.ModelConverter;
import io.likeness.models.ModelInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a folder of a model that is one file: look at its header, ask what it does not say, find a tokenizer, have a worker convert it. */
@Component
class SingleFileConversion {

    private static final Logger LOG = LoggerFactory.getLogger(SingleFileConversion.class);
    private static final int LONGEST = 480;

    private final ModelConverter conversion;
    private final Vocabularies vocabularies;
    private final ConversionFolders folders;
    private final ArrivedFile arrived;
    private final Autoencoders autoencoders;
    private final Staging staging;
    private final InstallationLimits room;
    private final InstallationBook book;

    SingleFileConversion(
            ModelConverter conversion,
            Vocabularies vocabularies,
            ConversionFolders folders,
            ArrivedFile arrived,
            Autoencoders autoencoders,
            Staging staging,
            InstallationLimits room,
            InstallationBook book) {
        this.conversion = conversion;
        this.vocabularies = vocabularies;
        this.folders = folders;
        this.arrived = arrived;
        this.autoencoders = autoencoders;
        this.staging = staging;
        this.room = room;
        this.book = book;
    }

    /** A diffusers folder that was looked at, and what its card says of the conversion. */
    record Converted(Path folder, String description) {}

    /** The folder; empty if the installation waits for somebody to choose an autoencoder, or to say what the model predicts. */
    Optional<Converted> convert(InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException, ModelConverter.Failed {
        Path file = arrived.of(installation);
        InstalledModel autoencoder = autoencoders.chosen(installation.answers()).orElse(null);
        if (autoencoder == null
                && autoencoders.areMissing(file)
                && !autoencoders.fitting(file).isEmpty()) {
            book.letChoose(installation.id(), watch.runner());
            return Optional.empty();
        }
        SingleFileCheck checked = SingleFileCheck.of(file, installation.origin(), installation.fileName(), autoencoder);
        PredictionType stated = checked.facts().prediction();
        if (installation.answers().prediction() == null && stated == null) {
            book.ask(installation.id(), watch.runner());
            return Optional.empty();
        }
        InstallationDetails converting = book.convert(installation.id(), watch.runner());
        Optional<Failure> lack = room.lack(converting);
        if (lack.isPresent()) {
            throw Refusal.of(lack.get());
        }
        return Optional.of(converted(checked, converting, watch));
    }

    /** What a try that failed has written is in nobody's way; another studio's try has a folder of its own. */
    private Converted converted(SingleFileCheck checked, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException, ModelConverter.Failed {
        Path folder = folders.create(installation.id()).toAbsolutePath();
        boolean whole = false;
        try {
            Converted made = convert(folder, checked, installation, watch);
            whole = true;
            return made;
        } finally {
            if (!whole) {
                staging.delete(folder);
            }
        }
    }

    private Converted convert(
            Path folder, SingleFileCheck checked, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException, ModelConverter.Failed {
        Path made = folder.resolve("model");
        var work = new ConversionSpec(
                checked.file(),
                made,
                Layout.DIFFUSERS,
                null,
                checked.config(),
                tokenizer(checked, folder, installation, watch),
                installation.answers().prediction(),
                checked.autoencoder() == null ? null : checked.autoencoder().folder());
        convert(folder, work, watch.progress(installation, installation.received()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ModelInspection.of(made);
        String description = checked.description();
        LOG.info("{} was converted. {}", checked.file(), description);
        String shown = description.substring(0, Math.min(LONGEST, description.length()));
        folders.note(folder, shown);
        return new Converted(made, shown);
    }

    @SuppressWarnings("try") // The heart beats as long as the block runs.
    private void convert(Path folder, ConversionSpec work, InstallationProgress progress)
            throws IOException, InterruptedException, ModelConverter.Failed {
        try (Heartbeat beating = new Heartbeat(progress)) {
            conversion.convert(folder, work, progress::written);
        }
    }

    /** Null where the model's own tokenizers, settings included, lie with its configurations. */
    private @Nullable Path tokenizer(
            SingleFileCheck checked, Path folder, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException {
        Path found = vocabularies.find(
                checked.file(), checked.facts().words(), folder.resolve("vocabulary"), installation, watch);
        Path config = checked.config();
        boolean whole = config != null
                && found.equals(config.resolve("tokenizer"))
                && (!Files.exists(config.resolve("text_encoder_2"))
                        || TokenizerFolder.isOne(config.resolve("tokenizer_2")));
        return whole ? null : found;
    }
}
