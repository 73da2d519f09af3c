package io.likeness.tasks.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.MonotonicTime;
import io.likeness.common.Throttle;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.PageHeader;
import io.likeness.common.ui.Quantities;
import io.likeness.tasks.TaskProgressFeed;
import io.likeness.tasks.TaskProgressFeed.Subscription;
import io.likeness.tasks.TaskStatus;
import io.likeness.tasks.TaskSummary;
import io.likeness.tasks.TaskTimes;
import io.likeness.tasks.Tasks;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tasks of whoever is signed in, live. */
@Route("tasks")
@Menu(title = "Tasks", order = 30, icon = "tasks")
@PageTitle("Tasks · Likeness")
@PermitAll
@StyleSheet("likeness/tasks.css")
class TasksView extends Main {

    private static final Duration LOOK = Duration.ofMillis(900);

    private static final String ROW = """
            <a class="task-row" href="tasks/${item.id}" router-link>
              <span>
                <span class="title">${item.title}</span>
                <span class="secondary small">${item.kind}, ${item.when}</span>
              </span>
              <span class="state small secondary">
                <span>${item.detail}</span>
                <span class="likeness-meter" style="--value: ${item.fraction}" ?hidden=${!item.live}></span>
              </span>
              <span class="badge-cell"><span class="likeness-badge ${item.tone}">${item.status}</span></span>
            </a>""";

    private final Tasks tasks;
    private final TaskProgressFeed feed;
    private final AccountId me;
    private final Clock clock;
    private final CallbackDataProvider<TaskSummary, Void> rows;
    private final VirtualList<TaskSummary> list = new VirtualList<>();
    private final EmptyState empty;
    private @Nullable Subscription subscription;
    private final Throttle looks;

    TasksView(Tasks tasks, TaskProgressFeed feed, CurrentAccount account, Clock clock, MonotonicTime time) {
        this.tasks = tasks;
        this.feed = feed;
        this.me = account.id();
        this.clock = clock;
        this.looks = new Throttle(time, LOOK);
        this.rows = DataProvider.fromCallbacks(
                query -> tasks.mine(me, query.getOffset(), query.getLimit()).items().stream(),
                query -> (int) tasks.mine(me, 0, 1).total());
        Button subjects = new Button("Go to Subjects", event -> UI.getCurrent().navigate("subjects"));
        subjects.addThemeVariants(ButtonVariant.PRIMARY);
        empty = new EmptyState(
                LikenessIcon.TASKS,
                "No tasks yet",
                "Train a subject or generate pictures: every task shows its progress here, and what it made.",
                subjects);
        list.addClassName("tasks-list");
        list.setRenderer(renderer());
        addClassName("likeness-page");
        add(new PageHeader("Tasks", "Trainings and generations, the newest first."), empty, list);
    }

    private LitRenderer<TaskSummary> renderer() {
        return LitRenderer.<TaskSummary>of(ROW)
                .withProperty("id", task -> task.id().toString())
                .withProperty("title", TaskSummary::title)
                .withProperty("kind", task -> task.kind().label())
                .withProperty("when", task -> Quantities.ago(task.submitted(), clock.instant()))
                .withProperty("status", task -> task.status().label())
                .withProperty("tone", task -> TaskWords.tone(task.status()))
                .withProperty("live", task -> task.status() == TaskStatus.RUNNING)
                .withProperty("fraction", task -> String.format(Locale.ROOT, "%.3f", task.fraction()))
                .withProperty("detail", this::detail);
    }

    private String detail(TaskSummary task) {
        return switch (task.status()) {
            case QUEUED -> task.queue() == null ? task.stage() : TaskTimes.place(task.queue());
            case RUNNING -> {
                String left = TaskTimes.left(task.timeLeft());
                yield left.isEmpty() ? task.stage() : task.stage() + ", " + left;
            }
            case FAILED -> task.failure() == null ? "" : task.failure().cause();
            case PAUSED -> TaskWords.steps(task.step(), task.of());
            case SUCCEEDED, CANCELLED -> "";
        };
    }

    @Override
    protected void onAttach(AttachEvent event) {
        list.setDataProvider(rows);
        showWhatIsThere();
        UI ui = event.getUI();
        subscription = feed.subscribe(me, progress -> lookAgain(ui, progress.status() != TaskStatus.RUNNING));
    }

    /** Workers tell several times a second; a list needs it once, and every change of status. */
    private void lookAgain(UI ui, boolean changed) {
        if (looks.isDue() || changed) {
            ui.access(() -> {
                rows.refreshAll();
                showWhatIsThere();
            });
        }
    }

    private void showWhatIsThere() {
        boolean some = tasks.mine(me, 0, 1).total() > 0;
        list.setVisible(some);
        empty.setVisible(!some);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }
}
