package io.likeness.models.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.models.Audience;
import io.likeness.models.BaseModelCard;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelFamily;
import java.io.File;
import java.util.Optional;

/** What there is to know of a base model, at a glance. */
class ModelCard extends Div {

    /**
     * @param defaults the settings it is drawn with; empty if they are not known
     * @param withOrigin whether it tells where the files come from, which may be a place on this server
     */
    ModelCard(BaseModelCard model, Optional<ModelDefaults> defaults, boolean withOrigin) {
        addClassNames("likeness-card", "model-card");
        setClassName("off", !model.enabled());
        Div body = new Div(title(model), badges(model));
        body.addClassName("likeness-card-body");
        if (!model.details().description().isEmpty()) {
            Paragraph description = new Paragraph(model.details().description());
            description.addClassNames("secondary", "small");
            body.add(description);
        }
        body.add(facts(model, defaults, withOrigin));
        add(body);
    }

    /** Puts what can be done with it into the card's corner. */
    void offer(Component menu) {
        menu.addClassName("model-menu");
        add(menu);
    }

    private static H2 title(BaseModelCard model) {
        H2 title = new H2(model.details().name());
        title.addClassName("likeness-card-title");
        title.getElement().setAttribute("title", model.details().name());
        return title;
    }

    private static Div badges(BaseModelCard model) {
        Div badges = new Div();
        badges.addClassName("model-badges");
        badges.add(badge(model.facts().family().label(), "accent"));
        if (!model.enabled()) {
            badges.add(badge("Disabled", ""));
        }
        if (model.audience() == Audience.ADMINISTRATORS) {
            badges.add(badge("Administrators only", "warning"));
        } else if (model.audience() == Audience.NAMED) {
            badges.add(badge(people(model.named()), "warning"));
        }
        if (!model.present()) {
            badges.add(badge("Files missing", "danger"));
        }
        return badges;
    }

    private static String people(int named) {
        return switch (named) {
            case 0 -> "Nobody named yet";
            case 1 -> "1 person";
            default -> named + " people";
        };
    }

    private static Span badge(String text, String colour) {
        Span badge = new Span(text);
        badge.addClassName("likeness-badge");
        if (!colour.isEmpty()) {
            badge.addClassName(colour);
        }
        return badge;
    }

    private static DescriptionList facts(BaseModelCard model, Optional<ModelDefaults> defaults, boolean withOrigin) {
        ModelFacts facts = model.facts();
        DescriptionList list = new DescriptionList();
        list.addClassName("model-facts");
        if (facts.side() > 0) {
            show(list, "Pictures", new Span("%d × %d pixels".formatted(facts.side(), facts.side())));
            show(list, "Predicts", new Span(prediction(facts.prediction())));
            show(list, "Weights", new Span(Quantities.bytes(facts.bytes())));
        }
        defaults.ifPresent(settings -> show(
                list,
                "Draws with",
                new Span("%d steps, guidance %s".formatted(settings.denoisingSteps(), plain(settings.guidance())))));
        if (facts.family() != ModelFamily.STARTER) {
            show(list, "Licence", licence(model));
        }
        if (withOrigin && facts.family() != ModelFamily.STARTER) {
            show(list, "From", new Span(origin(model)));
        }
        return list;
    }

    /** A model that the studio made of a file on this server has the file's bare path for a source. */
    private static String origin(BaseModelCard model) {
        boolean converted = model.ownsFiles() && new File(model.source()).isAbsolute();
        return converted ? "File %s, converted".formatted(model.source()) : model.source();
    }

    private static Component licence(BaseModelCard model) {
        String text = model.facts().licenceText();
        String name = model.facts().licence();
        if (text == null) {
            return new Span(name == null ? "The files carry none" : name);
        }
        Button read = new Button(
                name == null ? "Read it" : name,
                event -> new LicenceDialog(model.details().name(), text).open());
        read.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        read.setAriaLabel("Read the licence of " + model.details().name());
        return read;
    }

    private static String prediction(String words) {
        return switch (words) {
            case "epsilon" -> "The noise";
            case "v_prediction" -> "Velocity (v)";
            case "sample" -> "The picture";
            default -> words;
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static void show(DescriptionList list, String term, Component value) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }
}
