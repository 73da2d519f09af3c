package io.likeness.galleries.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A gallery's pictures as rows of square tiles. The server holds ids of selected pictures and nothing else: rows are fetched as they
 * scroll into sight.
 */
class PictureList extends VirtualList<PictureList.Row> {

    /** One row of tiles. */
    record Row(int number, List<Picture> pictures) {}

    private static final int NARROWEST_TILE = 168;
    private static final int LEAST_COLUMNS = 3;

    /** The list asks for 50 rows at once, and a service hands out 500 pictures at most. */
    private static final int MOST_COLUMNS = 10;

    /** Tells the server how many tiles fit side by side, now and after the window changed; a hidden list has no width to tell. */
    private static final String WATCH_WIDTH = """
            const report = () => this.clientWidth && this.$server.widthChanged(Math.round(this.clientWidth));
            if (this.likenessWatch) this.likenessWatch.disconnect();
            let timer;
            this.likenessWatch = new ResizeObserver(() => { clearTimeout(timer); timer = setTimeout(report, 120); });
            this.likenessWatch.observe(this);
            report();
            """;

    private final PictureService pictures;
    private final AccountId who;
    private final GalleryDetails gallery;
    private final Set<PictureId> selected = new LinkedHashSet<>();
    private final CallbackDataProvider<Row, Void> rows =
            new CallbackDataProvider<>(this::fetch, this::countRows, Row::number);
    private int columns = 6;
    private boolean favouritesOnly;
    private IntConsumer opened = index -> {};
    private Runnable changed = () -> {};

    PictureList(PictureService pictures, AccountId who, GalleryDetails gallery) {
        this.pictures = pictures;
        this.who = who;
        this.gallery = gallery;
        addClassName("likeness-picture-list");
        setRenderer(LitRenderer.<Row>of(PictureTiles.TEMPLATE)
                .withProperty("columns", row -> columns)
                .withProperty("selecting", row -> !selected.isEmpty())
                .withProperty("mine", row -> gallery.mine())
                .withProperty("tiles", row -> PictureTiles.of(row.pictures(), selected))
                .withFunction("open", (row, at) -> open(row, at.get(0).asInt()))
                .withFunction("pick", (row, at) -> pick(row, at.get(0).asInt())));
        setDataProvider(rows);
    }

    /** Called with a picture's place in the list. */
    void whenOpened(IntConsumer action) {
        opened = action;
    }

    /** Called after pictures came or went, or were selected. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    Set<PictureId> selected() {
        return Set.copyOf(selected);
    }

    boolean favouritesOnly() {
        return favouritesOnly;
    }

    /** How many pictures the list shows. */
    int count() {
        return pictures.count(who, gallery.id(), favouritesOnly);
    }

    void showFavouritesOnly(boolean only) {
        favouritesOnly = only;
        refresh();
    }

    /** Shows what changed in the gallery; nothing is selected any more. */
    void refresh() {
        selected.clear();
        rows.refreshAll();
        changed.run();
    }

    @ClientCallable
    void widthChanged(int width) {
        int fitting = Math.clamp(width / NARROWEST_TILE, LEAST_COLUMNS, MOST_COLUMNS);
        if (fitting != columns) {
            columns = fitting;
            rows.refreshAll();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(WATCH_WIDTH);
    }

    private Stream<Row> fetch(Query<Row, Void> query) {
        List<Picture> found = pictures.list(
                who, gallery.id(), favouritesOnly, query.getOffset() * columns, query.getLimit() * columns);
        int first = query.getOffset();
        return IntStream.range(0, Math.ceilDiv(found.size(), columns))
                .mapToObj(i -> new Row(
                        first + i, List.copyOf(found.subList(i * columns, Math.min(found.size(), (i + 1) * columns)))));
    }

    private int countRows(Query<Row, Void> query) {
        return Math.ceilDiv(count(), columns);
    }

    private void open(Row row, int at) {
        if (selected.isEmpty()) {
            opened.accept(row.number() * columns + at);
        } else {
            pick(row, at);
        }
    }

    private void pick(Row row, int at) {
        if (!gallery.mine() || at < 0 || at >= row.pictures().size()) {
            return;
        }
        PictureId id = row.pictures().get(at).id();
        boolean wasSelecting = !selected.isEmpty();
        if (!selected.remove(id)) {
            selected.add(id);
        }
        changed.run();
        if (wasSelecting == selected.isEmpty()) {
            rows.refreshAll(); // The check marks of all tiles come or go.
        } else {
            rows.refreshItem(row);
        }
    }
}
