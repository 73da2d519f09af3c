package io.likeness.trash.ui;

import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Quantities;
import io.likeness.trash.Trash;
import io.likeness.trash.Trash.Entry;
import io.likeness.trash.TrashKind.Shown;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the trash. The server holds ids of selected ones and nothing else: rows are fetched as they scroll into sight. */
class TrashList extends VirtualList<TrashList.Row> {

    /** One row; nothing is shown of what went meanwhile. */
    record Row(Entry entry, @Nullable Shown shown) {

        String title() {
            return shown == null ? "Gone meanwhile" : shown.title();
        }

        String with() {
            return shown == null || shown.with().isEmpty() ? "" : "with " + shown.with();
        }
    }

    private static final String ROW = """
            <div class="trash-row" role="group" aria-label="${item.title}">
              <input type="checkbox" aria-label="Select ${item.title}" .checked=${item.selected} @change=${pick}>
              <span class="media">${item.picture
                  ? html`<img src="${item.picture}" alt="" loading="lazy">`
                  : html`<vaadin-icon src="likeness/icons.svg" symbol="${item.icon}" aria-hidden="true"></vaadin-icon>`}</span>
              <span class="what">
                <span class="title" title="${item.title}">${item.title}</span>
                <span class="secondary small">${item.facts}</span>
              </span>
              <span class="secondary small when" title="Deleted for good then">${item.left}</span>
              <span class="actions">
                <vaadin-button theme="tertiary" aria-label="Restore ${item.title}" @click=${restore}>Restore</vaadin-button>
                <vaadin-button theme="tertiary icon error" aria-label="Delete ${item.title} for good"
                    title="Delete for good" @click=${forget}>
                  <vaadin-icon src="likeness/icons.svg" symbol="delete" aria-hidden="true"></vaadin-icon>
                </vaadin-button>
              </span>
            </div>""";

    /** How many can be selected with one click. */
    static final int MOST_SELECTED = 500;

    private final Trash trash;
    private final AccountId who;
    private final Clock clock;
    private final Set<Entry> selected = new LinkedHashSet<>();
    private final CallbackDataProvider<Row, Void> rows = new CallbackDataProvider<>(
            this::fetch, query -> count(), row -> row.entry().id());
    private int count;
    private Consumer<Row> restore = row -> {};
    private Consumer<Row> forget = row -> {};
    private Runnable changed = () -> {};

    TrashList(Trash trash, AccountId who, Clock clock) {
        this.trash = trash;
        this.who = who;
        this.clock = clock;
        addClassName("trash-list");
        setRenderer(LitRenderer.<Row>of(ROW)
                .withProperty("title", Row::title)
                .withProperty("facts", this::facts)
                .withProperty("left", row -> left(row.entry()))
                .withProperty("picture", TrashList::picture)
                .withProperty("icon", row -> icon(row.entry()).symbol())
                .withProperty("selected", row -> selected.contains(row.entry()))
                .withFunction("pick", this::pick)
                .withFunction("restore", row -> restore.accept(row))
                .withFunction("forget", row -> forget.accept(row)));
        setDataProvider(rows);
    }

    void whenRestored(Consumer<Row> action) {
        restore = action;
    }

    void whenForgotten(Consumer<Row> action) {
        forget = action;
    }

    /** Called after things came or went, or were selected. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    /** How many there are, as far as one list goes. */
    int count() {
        return count;
    }

    Set<Entry> selected() {
        return Set.copyOf(selected);
    }

    /** Selects the latest, as many as one reads at once. */
    void selectAll() {
        selected.addAll(trash.list(who, 0, MOST_SELECTED));
        rows.refreshAll();
        changed.run();
    }

    void clearSelection() {
        selected.clear();
        rows.refreshAll();
        changed.run();
    }

    /** Shows what there is now; nothing is selected any more. */
    void refresh() {
        count = Math.toIntExact(trash.count(who));
        clearSelection();
    }

    private Stream<Row> fetch(Query<Row, Void> query) {
        List<Entry> some = trash.list(who, query.getOffset(), Math.min(query.getLimit(), MOST_SELECTED));
        Map<Entry, Shown> shown = trash.show(who, some);
        return some.stream().map(entry -> new Row(entry, shown.get(entry)));
    }

    private void pick(Row row) {
        if (!selected.remove(row.entry())) {
            selected.add(row.entry());
        }
        rows.refreshItem(row);
        changed.run();
    }

    private String facts(Row row) {
        String deleted = "%s, deleted %s"
                .formatted(row.entry().kind(), Quantities.ago(row.entry().deleted(), clock.instant()));
        return row.with().isEmpty() ? deleted : deleted + ", " + row.with();
    }

    private String left(Entry entry) {
        return Quantities.in(entry.goes(), clock.instant());
    }

    private static String picture(Row row) {
        return row.shown() != null && row.shown().pictured() ? TrashImages.address(row.entry()) : "";
    }

    private static LikenessIcon icon(Entry entry) {
        return switch (entry.kind()) {
            case "Subject", "Photo" -> LikenessIcon.SUBJECT;
            case "Picture", "Gallery" -> LikenessIcon.GALLERY;
            case "Task" -> LikenessIcon.TASKS;
            case "Checkpoint" -> LikenessIcon.MODEL;
            case "Adapter" -> LikenessIcon.ADAPTER;
            default -> LikenessIcon.DELETE;
        };
    }
}
