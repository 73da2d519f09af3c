package io.likeness.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.IdentifierTokens;
import io.likeness.tasks.Submission;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TaskTimes;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;

/** Shows what a base model draws of a subject's word before it learns it, or offers to draw it. */
@StyleSheet("likeness/studio.css")
@StyleSheet("likeness/galleries.css") // The large view of a picture is the galleries'.
class PriorTest extends Div {

    /** What the test needs from the page, for the account that looks at it. */
    record Page(
            AccountId me, PriorTestRuns runs, RunResults.Page results, TaskService service, IdentifierTokens tokens) {}

    private final SubjectDetails subject;
    private final Page page;
    private final Select<BaseModelDetails> model = new Select<>();
    private final Paragraph several = new Paragraph();
    private final Button draw = new Button("Draw the word", LikenessIcon.STUDIO.create());
    private final Span cost = new Span();
    private final Div offer = new Div(draw, cost);
    private final Div pictures = new Div();

    PriorTest(SubjectDetails subject, List<BaseModelDetails> models, Page page) {
        this.subject = subject;
        this.page = page;
        model.setLabel("Base model");
        model.setItemLabelGenerator(BaseModelDetails::name);
        model.setItems(models);
        model.setVisible(models.size() > 1);
        model.addValueChangeListener(event -> show(event.getValue().id()));
        draw.setDisableOnClick(true);
        draw.addClickListener(event -> start());
        several.addClassNames("secondary", "small");
        cost.addClassNames("secondary", "small");
        offer.addClassName("studio-word-offer");
        addClassName("studio-word");
        add(explanation(), model, several, offer, pictures);
        model.setValue(models.getFirst());
    }

    private Paragraph explanation() {
        Paragraph words = new Paragraph(
                ("What the base model draws before it is taught. Another thing each time, and just any %s where \"%s\" stands beside"
                                + " it: the word is free. The same known thing in both: take another word, with the pencil above.")
                        .formatted(subject.classNoun(), subject.classNoun()));
        words.addClassName("secondary");
        return words;
    }

    private void show(BaseModelId chosen) {
        Optional<String> sentence = page.tokens().severalInWords(chosen, subject.identifier());
        several.setText(sentence.orElse(""));
        several.setVisible(sentence.isPresent());
        pictures.removeAll();
        Optional<TaskDetails> drawn = page.runs().of(page.me(), subject, chosen);
        drawn.ifPresentOrElse(this::show, this::offer);
    }

    private void offer() {
        GenerationRequest request = request();
        Estimate estimate = page.service().estimate(page.me(), request);
        offer.setVisible(true);
        draw.setEnabled(estimate.affordable());
        cost.setText(
                estimate.affordable()
                        ? "%s, %s.".formatted(Quantities.pictures(request.pictures()), TaskTimes.about(estimate))
                        : "This needs %s GPU-seconds, more than your month's budget has left."
                                .formatted(Quantities.number(estimate.gpuSeconds())));
    }

    private void show(TaskDetails task) {
        if (task.request() instanceof GenerationRequest request) {
            RunResults results = new RunResults(task, request, page.results());
            if (task.status().isFinal()) {
                results.addAttachListener(event -> results.hideDeleted());
            }
            offer.setVisible(false);
            pictures.add(results);
        }
    }

    private void start() {
        switch (page.service().submit(page.me(), request())) {
            case Submission.Accepted accepted ->
                page.runs().of(page.me(), subject, model.getValue().id()).ifPresent(this::show);
            case Submission.Refused refused -> {
                Notifications.failure(refused.sentence());
                draw.setEnabled(true);
            }
        }
    }

    private GenerationRequest request() {
        return page.runs().request(subject, model.getValue().id());
    }
}
