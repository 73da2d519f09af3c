package io.likeness.galleries.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.common.ui.Notifications;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GallerySharing;
import io.likeness.galleries.ShareResult;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import java.util.List;

/** Shares a gallery with accounts by their names, and ends it. */
class ShareDialog extends Dialog {

    private final GallerySharing sharing;
    private final AccountId who;
    private final GalleryDetails gallery;
    private final TextField name = new TextField("Account name");
    private final Div members = new Div();

    /**
     * @param closed called when the dialog closes
     */
    ShareDialog(GallerySharing sharing, AccountId who, GalleryDetails gallery, Runnable closed) {
        this.sharing = sharing;
        this.who = who;
        this.gallery = gallery;
        setHeaderTitle("Share \"%s\"".formatted(gallery.name()));
        addClassName("likeness-share");
        name.setPlaceholder("The name the person signs in with");
        name.focus();
        Button share = new Button("Share", event -> share());
        share.addThemeVariants(ButtonVariant.PRIMARY);
        share.addClickShortcut(Key.ENTER).listenOn(name);
        Div form = new Div(name, share);
        form.addClassName("form");
        members.addClassName("members");
        add(new Paragraph(consequence()), form, members);
        Button done = new Button("Done", event -> close());
        done.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(done);
        addClosedListener(event -> closed.run());
        showMembers();
    }

    private String consequence() {
        return gallery.everything()
                ? "Whoever you add sees all your pictures, the coming ones too. To share only some, make a gallery of them."
                : "Whoever you add can look at the pictures and download them, and change nothing.";
    }

    private void share() {
        switch (sharing.share(who, gallery.id(), name.getValue())) {
            case ShareResult.Shared(AccountSummary with) -> {
                name.clear();
                name.setInvalid(false);
                Notifications.done("%s can see this gallery now.".formatted(with.name()));
                showMembers();
            }
            case ShareResult.Refused(String sentence) -> {
                name.setErrorMessage(sentence);
                name.setInvalid(true);
            }
        }
        name.focus();
    }

    private void showMembers() {
        List<AccountSummary> all = sharing.members(who, gallery.id());
        members.removeAll();
        all.forEach(member -> members.add(row(member)));
        if (all.isEmpty()) {
            Paragraph nobody = new Paragraph("Nobody else sees this gallery.");
            nobody.addClassName("secondary");
            members.add(nobody);
        }
    }

    private Div row(AccountSummary member) {
        Span label = new Span(member.name());
        label.addClassName("grow");
        Span role = new Span("Viewer");
        role.addClassNames("secondary", "small");
        Button remove = new Button("Remove", event -> remove(member));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel("Stop sharing with " + member.name());
        Div row = new Div(new Avatar(member.name()), label, role, remove);
        row.addClassName("member");
        return row;
    }

    private void remove(AccountSummary member) {
        sharing.unshare(who, gallery.id(), member.id());
        showMembers();
        Notifications.undo("%s cannot see this gallery any more.".formatted(member.name()), () -> {
            sharing.share(who, gallery.id(), member.name());
            showMembers();
        });
    }
}
