package io.likeness.tasks.queue;

import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterMatch;
import io.likeness.models.adapter.Adapters;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.queue.TaskOrder.ChosenAdapter;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The adapters of a request: whether they are the asker's and fit the base model, and their files. */
@Component
public class AdapterChoice {

    private final Adapters adapters;
    private final AdapterFits fits;

    AdapterChoice(Adapters adapters, AdapterFits fits) {
        this.adapters = adapters;
        this.fits = fits;
    }

    /** Why the request cannot be drawn with its adapters; empty if it can. Someone else's are as if deleted. */
    public Optional<String> refused(AccountId who, GenerationRequest request) {
        return request.settings().adapters().stream()
                .map(use -> adapters.lookUp(who, use.adapter())
                        .map(adapter -> refused(adapter, request))
                        .orElse(Optional.of("An adapter that you chose is not among yours any more. Choose again.")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> refused(AdapterDetails adapter, GenerationRequest request) {
        return switch (fits.of(adapter, request.baseModel(), request.checkpoint())) {
            case AdapterMatch.Fits _ -> Optional.empty();
            case AdapterMatch.Unfit unfit ->
                Optional.of(("The adapter \"%s\" does not fit this base model: it %s. Leave it out, or choose a base"
                                + " model that it was made for.")
                        .formatted(adapter.name(), unfit.reason()));
            case AdapterMatch.NoAdapter _ ->
                Optional.of(
                        ("The file of the adapter \"%s\" is gone from this server, or damaged. Delete it on the page"
                                        + " Adapters and add it again, or draw without it.")
                                .formatted(adapter.name()));
            case AdapterMatch.NoModel _ ->
                Optional.of(
                        "The base model's files are gone from this server, or damaged. Choose another base model, or"
                                + " ask an administrator to install this one again.");
        };
    }

    /** The adapters as they are now. */
    List<ChosenAdapter> of(AccountId who, GenerationRequest request) {
        return request.settings().adapters().stream()
                .map(use -> chosen(who, use))
                .toList();
    }

    private ChosenAdapter chosen(AccountId who, AdapterUse use) {
        AdapterDetails adapter = adapters.get(who, use.adapter());
        return new ChosenAdapter(adapter.file(), adapter.name(), use.weight());
    }
}
