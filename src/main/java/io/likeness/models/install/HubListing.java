package io.likeness.models.install;

import io.likeness.common.Secret;
import io.likeness.models.PipelineClass;
import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubModel;
import io.likeness.models.hub.HubRefusal;
import io.likeness.models.hub.HubRepository;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.ModelFiles;
import io.likeness.models.layout.ModelFiles.Choice;
import io.likeness.models.layout.SingleFileListing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the hub what there is, and chooses. */
@Component
class HubListing {

    private final HubClient hub;

    HubListing(HubClient hub) {
        this.hub = hub;
    }

    /** The files of a base model, all of one commit. */
    record Listed(String commit, List<ModelFile> files) {}

    /** What there is, as it is now. */
    Listed of(InstallationDetails installation, @Nullable Secret token, RetryPolicy patience)
            throws InterruptedException {
        return patiently(patience, () -> once(installation, token));
    }

    /** A question to the hub. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    /** A small question is asked a few times before it counts as unanswered. */
    <T> T patiently(RetryPolicy patience, Question<T> question) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (failures >= Math.min(4, patience.mostFailures())) {
                    throw new HubRefusal(
                            "%s cannot be reached: %s".formatted(hub.host(), HubClient.words(e)),
                            "Check this server's way to the internet, or set likeness.models.hub-url to a mirror. Then try again.");
                }
                Duration wait = patience.before(failures);
                Thread.sleep(wait);
            }
        }
    }

    private Listed once(InstallationDetails installation, @Nullable Secret token)
            throws IOException, InterruptedException {
        HubModel model = HubModel.parse(installation.source()).orElseThrow();
        HubRepository repository = model.repository();
        String commit = hub.commit(repository, Objects.requireNonNull(installation.revision()), token);
        List<ModelFile> all = hub.files(repository, commit, token);
        return switch (model.file() == null ? ModelFiles.choose(all) : SingleFileListing.choose(all, model.file())) {
            case Choice.Refused refused -> throw new HubRefusal(refused.cause(), refused.next());
            case Choice.Chosen chosen -> {
                if (SingleFileListing.in(chosen.files()).isEmpty()) {
                    requireSupported(repository, commit, token);
                }
                yield new Listed(commit, chosen.files());
            }
        };
    }

    private void requireSupported(HubRepository repository, String commit, @Nullable Secret token)
            throws IOException, InterruptedException {
        var index = hub.json(repository, commit, ModelFiles.INDEX, token);
        if (!PipelineClass.isSupported(index)) {
            throw new HubRefusal(
                    "%s is a %s, which the studio cannot work with.".formatted(repository, PipelineClass.name(index)),
                    "Take a text-to-image model of the families Stable Diffusion 1.x, 2.x or XL.");
        }
    }
}
