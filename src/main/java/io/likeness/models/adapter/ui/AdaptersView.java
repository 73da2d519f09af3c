package io.likeness.models.adapter.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.FileDrop;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.PageHeader;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterResult;
import io.likeness.models.adapter.Adapters;
import io.likeness.models.adapter.TrainedAdapters;
import io.likeness.storage.StorageException;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member's own adapters: add LoRA files and embeddings, see what they are, and draw with them. */
@Route("adapters")
@PageTitle("Adapters · Likeness")
@Menu(title = "Adapters", order = 100, icon = "adapter")
@PermitAll
@StyleSheet("likeness/models.css")
class AdaptersView extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(AdaptersView.class);

    private final Adapters adapters;
    private final TrainedAdapters trained;
    private final AdapterFits fits;
    private final BaseModels baseModels;
    private final AccountId me;
    private final Clock clock;
    private final Div cards = new Div();

    AdaptersView(
            Adapters adapters,
            TrainedAdapters trained,
            AdapterFits fits,
            BaseModels baseModels,
            CurrentAccount account,
            Clock clock) {
        this.adapters = adapters;
        this.trained = trained;
        this.fits = fits;
        this.baseModels = baseModels;
        this.me = account.id();
        this.clock = clock;
        addClassName("likeness-page");
        add(
                new PageHeader(
                        "Adapters",
                        "LoRA files and embeddings that you bring along: a style, a person, a thing. Draw with up to four at once, beside"
                                + " any of your subjects. Only you see the files; the pictures that they draw name them.",
                        fromSubjects()),
                drop(),
                cards);
        refresh();
    }

    private Button fromSubjects() {
        List<CheckpointDetails> offers = trained.of(me);
        Button button = new Button(
                "From your subjects",
                event -> new TrainedAdapterDialog(offers, clock.instant(), this::addTrained).open());
        button.setVisible(!offers.isEmpty());
        return button;
    }

    private void addTrained(CheckpointDetails checkpoint) {
        try {
            switch (trained.add(me, checkpoint.id())) {
                case AdapterResult.Added(AdapterDetails adapter) -> added(adapter);
                case AdapterResult.Refused(String sentence) -> Notifications.failure(sentence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint " + checkpoint.id() + " cannot be read", e);
        }
    }

    private FileDrop drop() {
        return new AdapterDrop(adapters.largest(), adapters::rejection, this::receive);
    }

    private Runnable receive(String name, long bytes, InputStream content) throws FileDrop.Refusal {
        try {
            return switch (adapters.add(me, name, bytes, content)) {
                case AdapterResult.Added(AdapterDetails adapter) -> () -> added(adapter);
                case AdapterResult.Refused(String sentence) -> throw new FileDrop.Refusal(sentence);
            };
        } catch (StorageException e) {
            LOG.error("An uploaded adapter could not be stored", e);
            throw new FileDrop.Refusal(String.valueOf(e.getMessage()));
        }
    }

    private void added(AdapterDetails adapter) {
        refresh();
        Notifications.done("%s is here.".formatted(adapter.name()));
    }

    private void refresh() {
        List<AdapterDetails> all = adapters.of(me);
        List<BaseModelDetails> models = baseModels.usableBy(me);
        AdapterActions actions = new AdapterActions(adapters, me, this::refresh);
        cards.removeAll();
        cards.setClassName("likeness-cards", !all.isEmpty());
        cards.addClassName("model-cards");
        all.forEach(adapter -> cards.add(new AdapterCard(
                adapter, AdapterModels.among(adapter, models, fits), actions.menu(adapter), clock.instant())));
        if (all.isEmpty()) {
            cards.add(new EmptyState(
                    LikenessIcon.ADAPTER,
                    "No adapters yet",
                    "Drop a LoRA file above: a .safetensors file of kohya's scripts, diffusers or PEFT, made for one of"
                            + " the base models here. Then choose it in the Studio."));
        }
    }
}
