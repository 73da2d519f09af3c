package io.likeness.models.adapter.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.common.ui.StudioLink;
import io.likeness.models.ModelFamily;
import io.likeness.models.adapter.AdapterDetails;
import java.time.Instant;

/** What there is to know of an adapter, at a glance. */
class AdapterCard extends Div {

    /**
     * @param models the base models that it draws with
     * @param menu what can be done with it
     */
    AdapterCard(AdapterDetails adapter, AdapterModels models, Component menu, Instant now) {
        addClassNames("likeness-card", "model-card");
        H2 title = new H2(adapter.name());
        title.addClassName("likeness-card-title");
        title.getElement().setAttribute("title", adapter.name());
        Div body = new Div(title, badges(adapter), facts(adapter, models, now));
        body.addClassName("likeness-card-body");
        if (!models.isEmpty()) {
            body.add(draw(adapter));
        }
        menu.addClassName("model-menu");
        add(body, menu);
    }

    private static Div badges(AdapterDetails adapter) {
        Span family = new Span(
                adapter.family() == ModelFamily.UNKNOWN
                        ? adapter.isEmbedding() ? "Embedding" : "LoRA"
                        : adapter.family().label());
        family.addClassNames("likeness-badge", "accent");
        Div badges = new Div(family);
        badges.addClassName("model-badges");
        return badges;
    }

    private static DescriptionList facts(AdapterDetails adapter, AdapterModels models, Instant now) {
        DescriptionList list = new DescriptionList();
        list.addClassName("model-facts");
        if (!adapter.triggerWords().isEmpty()) {
            show(list, wordsTerm(adapter), String.join(", ", adapter.triggerWords()));
        }
        show(list, "Draws with", models.words());
        if (adapter.isEmbedding()) {
            show(list, "Kind", "Embedding (textual inversion)");
        } else {
            show(list, "Rank", rank(adapter));
            show(list, "Layout", adapter.layout());
        }
        show(list, "Size", Quantities.bytes(adapter.bytes()));
        if (!adapter.unmatched().isEmpty()) {
            show(list, "Left out", "Keys of the file that belong to no layer: " + adapter.unmatched());
        }
        show(list, "Added", Quantities.ago(adapter.uploaded(), now));
        return list;
    }

    private static String wordsTerm(AdapterDetails adapter) {
        if (adapter.isEmbedding()) {
            return adapter.triggerWords().size() == 1 ? "Word for prompts" : "Words for prompts";
        }
        return adapter.trained() ? "Say" : "Trigger words";
    }

    private static String rank(AdapterDetails adapter) {
        String layers = layers(adapter.layers());
        return adapter.ranks().isEmpty() ? "None, in " + layers : "%s in %s".formatted(adapter.ranks(), layers);
    }

    private static String layers(int count) {
        return count == 1 ? "1 layer" : Quantities.number(count) + " layers";
    }

    private static void show(DescriptionList list, String term, String value) {
        list.add(new Term(term), new Description(value));
    }

    private static Anchor draw(AdapterDetails adapter) {
        Anchor draw = new Anchor(StudioLink.ADAPTER.to(adapter.id()), "Draw with it");
        draw.getElement().setAttribute("router-link", true);
        draw.setAriaLabel("Draw with " + adapter.name());
        draw.addClassName("small");
        return draw;
    }
}
