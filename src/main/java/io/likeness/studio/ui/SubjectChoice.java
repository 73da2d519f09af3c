package io.likeness.studio.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectService;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom to draw, and with which weights: the newest checkpoint unless another is chosen. */
class SubjectChoice extends Div {

    private final ComboBox<SubjectDetails> subject = new ComboBox<>("Subject");
    private final Select<WeightsChoice> source = new Select<>();
    private final Paragraph hint = new Paragraph();
    private final AccountId me;
    private final SubjectService subjects;
    private final Checkpoints checkpoints;
    private final BaseModels baseModels;
    private Runnable changed = () -> {};

    SubjectChoice(AccountId me, SubjectService subjects, Checkpoints checkpoints, BaseModels baseModels, Clock clock) {
        this.me = me;
        this.subjects = subjects;
        this.checkpoints = checkpoints;
        this.baseModels = baseModels;
        subject.setItemLabelGenerator(SubjectDetails::name);
        subject.setItems(query ->
                subjects.find(me, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).items().stream());
        subject.setPlaceholder("No subject");
        subject.setClearButtonVisible(true);
        subject.addValueChangeListener(event -> {
            offerSources();
            changed.run();
        });
        source.setLabel("Checkpoint");
        source.setItemLabelGenerator(each -> each.label(clock.instant()));
        source.addValueChangeListener(event -> changed.run());
        hint.addClassNames("secondary", "small");
        addClassName("studio-choice");
        add(subject, source, hint);
        offerSources();
    }

    /** Called after another subject or other weights were chosen. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    private void offerSources() {
        SubjectDetails chosen = subject.getValue();
        List<WeightsChoice> offers = new ArrayList<>();
        if (chosen != null) {
            checkpoints.of(me, chosen.id()).forEach(each -> offers.add(new WeightsChoice.Trained(each)));
        }
        boolean untrained = chosen != null && offers.isEmpty();
        baseModels.usableBy(me).forEach(each -> offers.add(new WeightsChoice.Base(each)));
        source.setItems(offers);
        offers.stream().findFirst().ifPresent(source::setValue);
        source.setLabel(chosen == null ? "Base model" : "Checkpoint");
        hint.removeAll();
        hint.setVisible(untrained || offers.isEmpty());
        if (offers.isEmpty()) {
            hint.setText("No base model is on offer for you. Ask an administrator for one.");
            return;
        }
        if (chosen != null && untrained) {
            hint.add(chosen.name() + " is not trained yet, so only its class can be drawn. ");
            hint.add(new Anchor("subjects/" + chosen.id(), "Train it first"));
        }
    }

    /** Chooses a subject, for example from a link. */
    void choose(SubjectDetails wanted) {
        subject.setValue(wanted);
    }

    /** Chooses the subject that was trained last, or else the newest, if there is one. */
    void chooseNewest() {
        checkpoints
                .newest(me)
                .flatMap(newest -> subjects.lookUp(me, newest.subject()))
                .or(() -> subjects.list(me, 0, 1).items().stream().findFirst())
                .ifPresent(subject::setValue);
    }

    /** Chooses these weights; false when they are not offered any more. */
    boolean choose(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        Optional<WeightsChoice> wanted = source.getListDataView()
                .getItems()
                .filter(each -> each.baseModel().equals(baseModel) && Objects.equals(each.checkpoint(), checkpoint))
                .findFirst();
        wanted.ifPresent(source::setValue);
        return wanted.isPresent();
    }

    /** Keeps the weights if they suit, and else chooses the first that do, if there are some. */
    void chooseFirst(Predicate<WeightsChoice> suits) {
        WeightsChoice now = source.getValue();
        if (now == null || !suits.test(now)) {
            source.getListDataView().getItems().filter(suits).findFirst().ifPresent(source::setValue);
        }
    }

    Optional<SubjectDetails> subject() {
        return Optional.ofNullable(subject.getValue());
    }

    @Nullable
    WeightsChoice source() {
        return source.getValue();
    }

    /** Whether the weights are, or were made from, the starter model, which knows an illustrated world only. */
    boolean isStarter() {
        WeightsChoice chosen = source.getValue();
        return chosen != null && baseModels.get(chosen.baseModel()).builtIn();
    }

    /** What stands for the subject in a prompt: a base model knows the class only. */
    String words() {
        SubjectDetails chosen = subject.getValue();
        if (source.getValue() instanceof WeightsChoice.Trained trained) {
            return trained.details().subjectWords();
        }
        return chosen == null ? "" : chosen.classNoun();
    }
}
