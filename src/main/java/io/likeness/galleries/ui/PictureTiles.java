package io.likeness.galleries.ui;

/** The template of a row of tiles; it runs in the browser, once for each row in sight. */
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
                        aria-label="Select" title="Select" @click=${() => pick(i)}></button>` : ''}
                  ${tile.favourite ? html`<span class="star" title="Favourite" aria-label="Favourite">★</span>` : ''}
                </div>`)}
            </div>""";

    private PictureTiles() {}
}
