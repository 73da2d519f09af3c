package io.likeness.studio.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.NotFound;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.PageHeader;
import io.likeness.common.ui.StudioLink;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.galleries.PictureViewer;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.Adapters;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.PromptLengths;
import io.likeness.tasks.Submission;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.Variation;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;

/** Where pictures are made: choose whom and what to draw, and watch the pictures appear. */
@Route("studio")
@Menu(title = "Studio", order = 20, icon = "studio")
@PageTitle("Studio · Likeness")
@PermitAll
@StyleSheet("likeness/studio.css")
@StyleSheet("likeness/galleries.css") // The large view of a result is the galleries'.
class StudioView extends Main implements BeforeEnterObserver {

    private final TaskService service;
    private final RunPage runs;
    private final PictureService pictures;
    private final PictureViewer viewer;
    private final Checkpoints checkpoints;
    private final SubjectService subjects;
    private final Adapters adapters;
    private final AccountId me;
    private final StudioForm form;
    private final Div results = new Div();
    private final EmptyState empty = new EmptyState(
            LikenessIcon.STUDIO,
            "Your pictures appear here",
            "Pick a few renditions or type a prompt, then press Generate. Every picture also goes into your gallery.");

    StudioView(
            TaskService service,
            RunPage runs,
            SubjectService subjects,
            Checkpoints checkpoints,
            BaseModels baseModels,
            PictureService pictures,
            PictureViewer viewer,
            Adapters adapters,
            AdapterFits fits,
            DrawingDefaults defaults,
            PromptLengths lengths,
            CurrentAccount account,
            Clock clock) {
        this.service = service;
        this.runs = runs;
        this.pictures = pictures;
        this.viewer = viewer;
        this.checkpoints = checkpoints;
        this.subjects = subjects;
        this.adapters = adapters;
        this.me = account.id();
        this.form = new StudioForm(
                new SubjectChoice(me, subjects, checkpoints, baseModels, clock),
                defaults,
                (source, text) -> lengths.cut(me, source.baseModel(), source.checkpoint(), text),
                request -> service.estimate(me, request),
                (changed, insert) -> new AdapterField(me, adapters, fits, changed, insert),
                this::start);
        results.addClassName("studio-results");
        results.add(empty);
        Div columns = new Div(form, results);
        columns.addClassName("studio-columns");
        addClassNames("likeness-page", "studio-page");
        add(new PageHeader("Studio", "Choose a subject, choose what to do with it, and watch."), columns);
        runs.openGenerations(me).reversed().forEach(this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Location address = event.getLocation();
        Optional<String> picture = StudioLink.PICTURE.in(address);
        Optional<String> vary = StudioLink.VARY.in(address);
        Optional<String> checkpoint = StudioLink.CHECKPOINT.in(address);
        Optional<String> subject = StudioLink.SUBJECT.in(address);
        Optional<String> adapter = StudioLink.ADAPTER.in(address);
        if (picture.isPresent()) {
            PictureId id = PictureId.parse(picture.get()).orElseThrow(NotFound.of("Picture", picture.get()));
            again(pictures.get(me, id));
        } else if (vary.isPresent()) {
            PictureId id = PictureId.parse(vary.get()).orElseThrow(NotFound.of("Picture", vary.get()));
            vary(pictures.get(me, id));
        } else if (checkpoint.isPresent()) {
            CheckpointId id =
                    CheckpointId.parse(checkpoint.get()).orElseThrow(NotFound.of("Checkpoint", checkpoint.get()));
            CheckpointDetails chosen = checkpoints.get(me, id);
            form.choose(subjects.get(me, chosen.subject()));
            form.choose(chosen.baseModel(), chosen.id());
        } else if (subject.isPresent()) {
            SubjectId id = SubjectId.parse(subject.get()).orElseThrow(NotFound.of("Subject", subject.get()));
            form.choose(subjects.get(me, id));
        } else {
            form.chooseNewest();
        }
        adapter.map(text -> AdapterId.parse(text).orElseThrow(NotFound.of("Adapter", text)))
                .map(id -> adapters.get(me, id).id())
                .ifPresent(form::drawWith);
    }

    /** Fills in what made a picture and what it began with, so that one press makes it again. */
    private void again(Picture picture) {
        form.beginWith(null, Variation.USUAL_STRENGTH);
        refill(picture);
        Variation variation = picture.settings().settings().variation();
        if (variation != null) {
            beginAgainWith(variation);
        }
    }

    /** Fills in all but what it began with; what is gone meanwhile is named. */
    private void refill(Picture picture) {
        PictureSettings settings = picture.settings();
        Optional<SubjectDetails> subject =
                Optional.ofNullable(picture.subject()).flatMap(id -> subjects.lookUp(me, id));
        subject.ifPresent(form::choose);
        boolean offered = form.choose(settings.baseModel(), settings.checkpoint());
        if (picture.subject() != null && subject.isEmpty()) {
            Notifications.failure("The subject of this picture was deleted. Choose another: the picture will differ.");
        } else if (!offered) {
            Notifications.failure(
                    "The weights that made this picture are gone. Choose others: the picture will differ.");
        }
        form.take(settings);
        if (!form.drawWith(settings.settings().adapters())) {
            Notifications.failure(
                    "An adapter that helped to make this picture was deleted. Without it the picture will differ.");
        }
    }

    private void beginAgainWith(Variation variation) {
        pictures.ofTask(me, variation.task()).stream()
                .filter(picture -> picture.index() == variation.index())
                .findFirst()
                .ifPresentOrElse(
                        picture -> form.beginWith(picture, variation.strength()),
                        () -> Notifications.failure(
                                "The picture that this one began with is gone. The new one will differ."));
    }

    /** Fills in what made a picture, with the picture itself to begin with. */
    private void vary(Picture picture) {
        if (!picture.owner().equals(me)) {
            throw NotFound.of("Picture", picture.id()).get();
        }
        refill(picture);
        form.beginWith(picture, Variation.USUAL_STRENGTH);
        form.freshSeed();
    }

    private void start() {
        form.request().map(request -> service.submit(me, request)).ifPresent(answer -> {
            switch (answer) {
                case Submission.Accepted accepted -> show(accepted.task());
                case Submission.Refused refused -> Notifications.failure(refused.sentence());
            }
        });
        form.ready();
    }

    private void show(TaskId task) {
        show(runs.get(me, task));
    }

    private void show(TaskDetails task) {
        if (task.request() instanceof GenerationRequest request) {
            empty.setVisible(false);
            RunResults run = new RunResults(task, request, runs.of(me, viewer));
            results.addComponentAsFirst(run);
            run.getElement().executeJs("this.scrollIntoView({ block: 'start', behavior: 'smooth' })");
        }
    }
}
