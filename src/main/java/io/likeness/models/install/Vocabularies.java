package io.likeness.models.install;

import io.likeness.engine.tokenizer.TokenizerFolder;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.InstalledModel;
import io.likeness.models.hub.HubRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the tokenizer's files for a single file, which never holds them: beside it, in an installed model, or on the hub. */
@Component
class Vocabularies {

    /** What makes a tokenizer. */
    static final List<String> FILES = List.of("vocab.json", "merges.txt");

    /** The entries of the vocabulary that all published CLIP models share. */
    static final int CLIP = 49_408;

    /** Words that people taught a model stand behind the others in its embedding, up to this part of them; more say that it is another. */
    private static final int TAUGHT = 12;

    private final BaseModelRegister register;
    private final HubVocabulary hub;

    Vocabularies(BaseModelRegister register, HubVocabulary hub) {
        this.register = register;
        this.hub = hub;
    }

    /**
     * A folder with {@link #FILES}, or tokenizer.json.
     *
     * @param words how many rows the embedding has: as many entries as the vocabulary, or more
     * @param fetched where they are put if they come from the hub
     * @throws Refusal if there are none
     */
    Path find(Path file, int words, Path fetched, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException {
        Optional<Path> beside = beside(file, words, installation);
        if (beside.isPresent()) {
            return beside.get();
        }
        if (!fits(CLIP, words)) {
            throw new Refusal(
                    "The text encoder of %s knows a vocabulary of its own with %,d entries; that of CLIP has %,d."
                            .formatted(installation.fileName(), words, CLIP),
                    FilesBeside.bring(installation.origin(), "its vocab.json and merges.txt (or tokenizer.json)"));
        }
        Optional<Path> installed = installed();
        return installed.isPresent() ? installed.get() : fromHub(fetched, installation, watch);
    }

    private Optional<Path> beside(Path file, int words, InstallationDetails installation) {
        Path folder = Objects.requireNonNull(file.getParent());
        for (Path place : List.of(folder, folder.resolve("tokenizer"))) {
            if (TokenizerFolder.isOne(place)) {
                int entries = TokenizerFolder.words(place);
                if (!fits(entries, words)) {
                    throw new Refusal(
                            "The vocabulary beside %s has %,d entries, but its text encoder knows %,d."
                                    .formatted(installation.fileName(), entries, words),
                            FilesBeside.bring(
                                    installation.origin(),
                                    "the model's own vocab.json and merges.txt, or tokenizer.json (or none)"));
                }
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> installed() {
        for (InstalledModel model : register.installed()) {
            Path tokenizer = model.folder().resolve("tokenizer");
            if (TokenizerFolder.words(tokenizer) == CLIP) {
                return Optional.of(tokenizer);
            }
        }
        return Optional.empty();
    }

    private Path fromHub(Path fetched, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException {
        String cause;
        try {
            hub.fetch(fetched, installation, watch);
            if (TokenizerFolder.words(fetched) == CLIP) {
                return fetched;
            }
            cause = "the vocabulary there is not CLIP's.";
        } catch (HubRefusal refusal) {
            cause = String.valueOf(refusal.getMessage());
        }
        throw new Refusal(
                "%s holds no tokenizer, as no single file does; none lies beside it, no installed model has CLIP's, and the hub gives none: %s"
                        .formatted(installation.fileName(), cause),
                "Install a model in diffusers' layout, or let likeness.models.tokenizer-repository name a repository that has"
                        + " vocab.json and merges.txt, then try again. Or: "
                        + FilesBeside.bring(
                                installation.origin(), "these two files, which are the same for all CLIP models,"));
    }

    private static boolean fits(int entries, int rows) {
        return entries > 0 && entries <= rows && rows - entries <= entries / TAUGHT;
    }
}
