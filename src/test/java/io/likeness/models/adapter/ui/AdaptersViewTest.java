package io.likeness.models.adapter.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.support.AdapterFiles;
import io.likeness.support.PageTest;
import io.likeness.support.TestCheckpoints;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The page of a member's adapters, without a browser. */
@Import(TestCheckpoints.class)
class AdaptersViewTest extends PageTest {

    @Autowired
    Adapters adapters;

    @Autowired
    TestCheckpoints trained;

    @Test
    void whoHasNoneIsToldWhatToDo() {
        navigate(AdaptersView.class);

        assertThat(findInView(H2.class).single().getText()).isEqualTo("No adapters yet");
        assertThat(find(Button.class).withText("From your subjects").exists()).isFalse();
        assertThat(findInView(AdapterDrop.class).single()).isNotNull();
    }

    @Test
    void aCardTellsWhatTheFileTells() {
        AdapterDetails adapter = add(AdapterFiles.forStarter(1)
                .note("modelspec.trigger_phrase", "sks dog")
                .tensor("unheard.of", 1, 2));
        navigate(AdaptersView.class);

        assertThat(findInView(AdapterCard.class).single().getElement().getTextRecursively())
                .contains(
                        "dog",
                        "Trigger words",
                        "sks dog",
                        "Draws with",
                        "Starter",
                        "4 in 1 layer",
                        "kohya",
                        "unheard.of",
                        "just now");
        assertThat(findInView(Anchor.class).withText("Draw with it").single().getHref())
                .isEqualTo("studio?adapter=" + adapter.id());
    }

    @Test
    void anAdapterForNoModelHereSaysSo() {
        add(new AdapterFiles().layer("lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q", 2, 8, 1));
        navigate(AdaptersView.class);

        assertThat(findInView(AdapterCard.class).single().getElement().getTextRecursively())
                .contains("None of the base models on offer for you");
        assertThat(findInView(Anchor.class).withText("Draw with it").exists()).isFalse();
    }

    @Test
    void aNewNameIsShown() {
        add(AdapterFiles.forStarter(2));
        navigate(AdaptersView.class);
        menu("Rename");
        TextField name = find(TextField.class).withLabel("Name").single();

        test(name).setValue("");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(name.getErrorMessage()).isEqualTo("Give the adapter a name.");

        test(name).setValue("Watercolour");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(findInView(H2.class).single().getText()).isEqualTo("Watercolour");
    }

    @Test
    void whatWasDeletedComesBackByUndo() {
        add(AdapterFiles.forStarter(3));
        navigate(AdaptersView.class);

        menu("Delete");
        assertThat(findInView(AdapterCard.class).all()).isEmpty();
        assertThat(find(Span.class).withTextContaining("dog is deleted.").exists())
                .isTrue();

        test(find(Button.class).withText("Undo").single()).click();
        assertThat(findInView(AdapterCard.class).all()).hasSize(1);
    }

    @Test
    void aTrainedAdapterIsAddedFromTheSubjects() throws IOException {
        trained.checkpoint(me.id(), true);
        navigate(AdaptersView.class);
        test(find(Button.class).withText("From your subjects").single()).click();
        test(find(Button.class).withText("Add").single()).click();

        assertThat(findInView(AdapterCard.class).single().getElement().getTextRecursively())
                .contains("sks-dog-25-steps", "Say", "sks dog")
                .doesNotContain("Trigger words");
    }

    @Test
    void anothersAdaptersAreNotShown() {
        adapters.add(accounts.member().id(), "theirs.safetensors", -1, AdapterFiles.forStarter(4).stream());
        navigate(AdaptersView.class);

        assertThat(findInView(AdapterCard.class).all()).isEmpty();
        assertThat(find(Notification.class).all()).isEmpty();
    }

    private AdapterDetails add(AdapterFiles file) {
        return ((Added) adapters.add(me.id(), "dog.safetensors", -1, file.stream())).adapter();
    }

    private void menu(String item) {
        MenuItem chosen = findInView(MenuBar.class).single().getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(item))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(chosen, new ClickEvent<>(chosen));
    }
}
