package io.likeness.tasks.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.likeness.common.MonotonicTime;
import io.likeness.common.NotFound;
import io.likeness.common.ui.AllowanceChanged;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.PageHeader;
import io.likeness.models.BaseModels;
import io.likeness.storage.FileStore;
import io.likeness.tasks.AdapterWords;
import io.likeness.tasks.PromptLengths;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgressFeed;
import io.likeness.tasks.TaskProgressFeed.Subscription;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TaskStatus;
import io.likeness.tasks.Tasks;
import io.likeness.trash.Belongings;
import io.likeness.trash.Trash;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One task, live: how far it is, what it made, and what can be done about it. */
@Route("tasks/:task")
@PermitAll
@StyleSheet("likeness/tasks.css")
class TaskView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Tasks tasks;
    private final TaskActions actions;
    private final TaskProgressFeed feed;
    private final BaseModels baseModels;
    private final AdapterWords adapters;
    private final PromptLengths lengths;
    private final FileStore files;
    private final MonotonicTime time;
    private final AccountId me;
    private final AtomicReference<@Nullable TaskProgress> waiting = new AtomicReference<>();
    private @Nullable TaskId id;
    private @Nullable TaskBody body;
    private @Nullable TaskStatus shown;
    private @Nullable Subscription subscription;
    private String title = "Task";

    TaskView(
            Tasks tasks,
            TaskService service,
            TaskProgressFeed feed,
            BaseModels baseModels,
            AdapterWords adapters,
            PromptLengths lengths,
            FileStore files,
            Belongings belongings,
            Trash trash,
            CurrentAccount account,
            MonotonicTime time) {
        this.tasks = tasks;
        this.feed = feed;
        this.baseModels = baseModels;
        this.adapters = adapters;
        this.lengths = lengths;
        this.files = files;
        this.time = time;
        this.me = account.id();
        this.actions = new TaskActions(service, me, new TaskDeletion(service, belongings, trash, me));
        addClassName("likeness-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String text = event.getRouteParameters().get("task").orElse("");
        TaskId task = TaskId.parse(text).orElseThrow(NotFound.of("Task", text));
        id = task;
        build(tasks.get(me, task), tasks.progress(me, task));
    }

    private void build(TaskDetails task, TaskProgress progress) {
        title = task.title();
        shown = task.status();
        removeAll();
        body = new TaskBody(
                task,
                new TaskSettings(task, baseModels, used -> adapters.of(me, used, "a deleted adapter"), lengths, me),
                files,
                time);
        RouterLink back = new RouterLink("Tasks", TasksView.class);
        back.addClassNames("likeness-back", "small");
        back.addComponentAsFirst(LikenessIcon.BACK.create());
        Div head = new Div(back, new PageHeader(task.title(), sentence(task), actions.of(task)));
        head.addClassName("task-head");
        add(head, body);
        body.show(progress);
    }

    private static String sentence(TaskDetails task) {
        return task.kind() == TaskKind.FINE_TUNING ? "Fine-tuning" : "Generation";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        TaskId task = id;
        if (task != null) {
            subscription = feed.subscribe(task, progress -> push(ui, progress));
        }
    }

    /** Only the newest progress matters: a slow page skips what lies between. */
    private void push(UI ui, TaskProgress progress) {
        if (waiting.getAndSet(progress) == null) {
            ui.access(() -> {
                TaskProgress newest = waiting.getAndSet(null);
                if (newest != null) {
                    show(newest);
                }
            });
        }
    }

    private void show(TaskProgress progress) {
        if (progress.status() != shown && id != null) {
            build(tasks.get(me, id), tasks.progress(me, id));
            getUI().ifPresent(AllowanceChanged::tell);
        } else if (body != null) {
            body.show(progress);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Likeness";
    }
}
