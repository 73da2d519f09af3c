package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubRefusal;
import io.likeness.models.hub.HubRepository;
import io.likeness.models.layout.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** CLIP's vocabulary from the hub: two files of a repository that the settings name. */
@Component
class HubVocabulary {

    private static final List<String> FOLDERS = List.of("", "tokenizer/");
    private static final long LARGEST = 16L << 20;

    private final HubClient hub;
    private final HubListing listing;
    private final InstallationLimits room;
    private final String setting;

    HubVocabulary(HubClient hub, HubListing listing, InstallationLimits room, LikenessProperties properties) {
        this.hub = hub;
        this.listing = listing;
        this.room = room;
        this.setting = properties.models().tokenizerRepository();
    }

    /** Both files are of one commit. */
    private record Found(HubRepository repository, String commit, List<ModelFile> files) {}

    /**
     * Fetches both files into a folder, which is made.
     *
     * @throws HubRefusal if they cannot be had
     */
    void fetch(Path folder, InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException {
        Found found = found(watch.progress(installation, installation.received()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Files.createDirectories(folder);
        var download = new FileDownload(RetryPolicy.USUAL, watch.progress(installation, 0), room);
        for (ModelFile file : found.files()) {
            String name = file.path().substring(file.path().indexOf('/') + 1);
            download.fetch(
                    file,
                    folder.resolve(name),
                    offset -> hub.open(found.repository(), found.commit(), file.path(), offset, null));
        }
    }

    @SuppressWarnings("try") // The heart beats as long as the block runs.
    private Found found(InstallationProgress progress) throws InterruptedException {
        HubRepository repository = HubRepository.parse(setting)
                .orElseThrow(() -> new HubRefusal(
                        "likeness.models.tokenizer-repository names none.", "Let it name a repository."));
        try (Heartbeat beating = new Heartbeat(progress)) {
            return listing.patiently(RetryPolicy.USUAL, () -> asked(repository));
        }
    }

    private Found asked(HubRepository repository) throws IOException, InterruptedException {
        String commit = hub.commit(repository, "main", null);
        List<ModelFile> all = hub.files(repository, commit, null);
        return FOLDERS.stream()
                .map(folder -> all.stream()
                        .filter(file -> Vocabularies.FILES.stream()
                                .anyMatch(name -> file.path().equals(folder + name)))
                        .filter(file -> file.bytes() <= LARGEST)
                        .toList())
                .filter(files -> files.size() == Vocabularies.FILES.size())
                .findFirst()
                .map(files -> new Found(repository, commit, files))
                .orElseThrow(() -> new HubRefusal(
                        "%s has no vocab.json and merges.txt.".formatted(repository),
                        "Let likeness.models.tokenizer-repository name one that has."));
    }
}
