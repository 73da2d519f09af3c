package io.likeness.galleries.ui;

import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureUrls;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A row of tiles: its template, which runs in the browser once for each row in sight, and what the template shows. */
final class PictureTiles {

    /** A row that is still on its way has no tiles: the list renders a placeholder for it. */
    static final String TEMPLATE = """
            <div class="likeness-tiles ${item.selecting ? 'selecting' : ''} ${item.tiles ? '' : 'coming'}" style="--columns: ${item.columns ?? 1}">
              ${(item.tiles ?? []).map((tile, i) => html`
                <div class="likeness-tile ${tile.selected ? 'selected' : ''}">
                  <button class="likeness-picture" aria-label=${tile.label} @click=${() => open(i)}>
                    <img src=${tile.src} alt="" loading="lazy" decoding="async">
                  </button>
                  ${item.mine ? html`
                    <button class="pick" role="checkbox" aria-checked=${tile.selected ? 'true' : 'false'}
                        aria-label=${'Select ' + tile.label} title="Select" @click=${() => pick(i)}></button>` : ''}
                  ${tile.favourite ? html`<span class="star" role="img" title="Favourite" aria-label="Favourite">★</span>` : ''}
                </div>`)}
            </div>""";

    private PictureTiles() {}

    /** The row's pictures as JSON: the list's own conversion knows beans, not maps. */
    static ArrayNode of(List<Picture> pictures, Set<PictureId> selected) {
        ArrayNode tiles = JsonNodeFactory.instance.arrayNode();
        pictures.forEach(picture -> tiles.addObject()
                .put("src", PictureUrls.thumbnail(picture.id()))
                .put("label", picture.settings().prompt())
                .put("selected", selected.contains(picture.id()))
                .put("favourite", picture.favourite()));
        return tiles;
    }
}
