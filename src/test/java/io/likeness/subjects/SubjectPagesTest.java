package io.likeness.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import io.likeness.common.LikenessProperties;
import io.likeness.support.PageTest;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** The Subjects pages as their visitors see them, without a browser. */
class SubjectPagesTest extends PageTest {

    @Autowired
    SubjectService subjects;

    @Autowired
    LikenessProperties properties;

    @Test
    void anEmptyPageOffersTheSampleAndLeadsToIt() {
        UI.getCurrent().navigate("subjects");

        test($(Button.class).withText("Try the sample subject").first()).click();

        assertThat($(H1.class).first().getText()).isEqualTo("Pebble");
        assertThat(subjects.list(me.id(), 0, 10).total()).isEqualTo(1);
    }

    @Test
    void aSampleThatCannotBeStoredSaysWhyAndLeavesNothing() throws IOException {
        UI.getCurrent().navigate("subjects");
        Path incoming = properties.home().resolve("incoming");
        FileSystemUtils.deleteRecursively(incoming);
        Files.writeString(incoming, "a file where the folder should be");
        try {
            test($(Button.class).withText("Try the sample subject").first()).click();
        } finally {
            Files.delete(incoming);
        }

        assertThat($(Span.class).all())
                .extracting(Span::getText)
                .anyMatch(text -> text.startsWith("The file could not be stored"));
        assertThat(subjects.list(me.id(), 0, 10).total()).isZero();
    }

    @Test
    void deletingASubjectCanBeTakenBack() {
        SubjectId id = subject(me.id(), "Rex");
        UI.getCurrent().navigate("subjects/" + id);

        MenuItem delete = findInView(MenuBar.class)
                .single()
                .getItems()
                .getFirst()
                .getSubMenu()
                .getItems()
                .getFirst();
        ComponentUtil.fireEvent(delete, new ClickEvent<>(delete));
        assertThat(subjects.list(me.id(), 0, 10).total()).isZero();
        test($(Button.class).withText("Undo").first()).click();

        assertThat(subjects.list(me.id(), 0, 10).total()).isEqualTo(1);
    }

    @Test
    void aSubjectWithoutPhotosSaysWhyItCannotBeTrained() {
        UI.getCurrent().navigate("subjects/" + subject(me.id(), "Rex"));

        assertThat($(Button.class).withText("Train").first().isEnabled()).isFalse();
        assertThat($(Paragraph.class)
                        .withText("Add three to five photos first.")
                        .exists())
                .isTrue();
    }

    @Test
    void anothersSubjectLooksLikeOneThatDoesNotExist() {
        SubjectId theirs = subject(accounts.member().id(), "Secret");

        UI.getCurrent().navigate("subjects/" + theirs);
        List<String> words = headings();
        UI.getCurrent().navigate("subjects/" + SubjectId.random());

        assertThat(words).isEqualTo(headings()).doesNotContain("Secret");
    }

    private List<String> headings() {
        return java.util.stream.Stream.concat(
                        $(H1.class).all().stream().map(H1::getText),
                        $(H2.class).all().stream().map(H2::getText))
                .distinct()
                .toList();
    }

    private SubjectId subject(AccountId owner, String name) {
        return ((SubjectResult.Saved) subjects.create(owner, new NewSubject(name, "dog", null, List.of()))).id();
    }
}
