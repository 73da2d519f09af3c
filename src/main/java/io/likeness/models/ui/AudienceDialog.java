package io.likeness.models.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.models.Audience;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelChange;
import io.likeness.models.BaseModelId;
import io.likeness.users.AccountSummary;

/** Says who may use a base model; every change counts at once. */
class AudienceDialog extends Dialog {

    private final BaseModelAdministration models;
    private final BaseModelId model;
    private final RadioButtonGroup<Audience> audience = new RadioButtonGroup<>();
    private final TextField name = new TextField("Account name");
    private final Div people = new Div();
    private final Div named = new Div();

    AudienceDialog(BaseModelAdministration models, BaseModelCard card, Runnable refresh) {
        this.models = models;
        this.model = card.details().id();
        setHeaderTitle("Who may use " + card.details().name());
        setWidth("min(30rem, 94vw)");
        audience.setItems(Audience.values());
        audience.setItemLabelGenerator(Audience::label);
        audience.setAriaLabel("Who may use it");
        audience.setValue(card.audience());
        audience.addValueChangeListener(event -> {
            models.allow(model, event.getValue());
            named.setVisible(event.getValue() == Audience.NAMED);
        });
        named.add(form(), people);
        named.setVisible(card.audience() == Audience.NAMED);
        Paragraph always = new Paragraph("Administrators may use every model that is enabled.");
        always.addClassNames("secondary", "small");
        add(audience, always, named);
        Button done = new Button("Done", event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
        addClosedListener(event -> refresh.run());
        addClassName("model-audience");
        showPeople();
    }

    private Div form() {
        name.setPlaceholder("The name the person signs in with");
        Button admit = new Button("Add", event -> admit());
        admit.addClickShortcut(Key.ENTER).listenOn(name);
        Div form = new Div(name, admit);
        form.addClassName("model-form-line");
        return form;
    }

    private void admit() {
        switch (models.admit(model, name.getValue())) {
            case BaseModelChange.Done() -> {
                name.clear();
                name.setInvalid(false);
                showPeople();
            }
            case BaseModelChange.Refused(String sentence) -> {
                name.setErrorMessage(sentence);
                name.setInvalid(true);
            }
        }
        name.focus();
    }

    private void showPeople() {
        people.removeAll();
        models.named(model).forEach(person -> people.add(row(person)));
        if (people.getChildren().findAny().isEmpty()) {
            Paragraph nobody = new Paragraph("Nobody is named yet.");
            nobody.addClassNames("secondary", "small");
            people.add(nobody);
        }
    }

    private Div row(AccountSummary person) {
        Span label = new Span(person.name());
        label.addClassName("grow");
        Button remove = new Button("Remove", event -> {
            models.dismiss(model, person.id());
            showPeople();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel("Do not let %s use it".formatted(person.name()));
        Div row = new Div(new Avatar(person.name()), label, remove);
        row.addClassName("model-person");
        return row;
    }
}
