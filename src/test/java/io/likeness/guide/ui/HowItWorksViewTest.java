package io.likeness.guide.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.likeness.common.ui.GuideLink;
import io.likeness.guide.GuidePictureFiles;
import io.likeness.support.PageTest;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page How it works as every member sees it, without a browser. */
class HowItWorksViewTest extends PageTest {

    @BeforeEach
    void open() {
        UI.getCurrent().navigate(GuideLink.ROUTE);
    }

    @Test
    void everyMemberFindsItInTheMenu() {
        assertThat(MenuConfiguration.getMenuEntries())
                .extracting(MenuEntry::title)
                .contains("How it works");
    }

    @Test
    void itTellsTheMethodFromNoiseToWhatOneMayExpect() {
        assertThat(find(H1.class).single().getText()).isEqualTo("How it works");
        assertThat(find(H2.class).all())
                .extracting(H2::getText)
                .containsExactly(
                        "Noise, step by step",
                        "From noise to picture",
                        "Teaching a new word",
                        "Forgetting, and how prior preservation prevents it",
                        "What to expect");
        assertThat(find(Chapter.class).withId(GuideLink.WHAT_TO_EXPECT).exists())
                .isTrue();
    }

    @Test
    void theSliderChangesThePictureAndSaysWhatItShows() {
        RangeInput slider = slider("Amount of noise");
        String before = shown();
        assertThat(slider.getElement().getAttribute("aria-valuetext")).isEqualTo("No noise");

        slider.setValue(slider.getMax());

        assertThat(shown()).isNotEqualTo(before);
        assertThat(slider.getElement().getAttribute("aria-valuetext")).isEqualTo("100 % noise");
    }

    @Test
    void everyPictureShipsAndIsDescribed() {
        List<Image> pictures = find(Image.class).all().stream()
                .filter(image -> image.hasClassName("guide-picture"))
                .toList();

        assertThat(pictures).hasSizeGreaterThan(40).allSatisfy(picture -> {
            assertThat(resource(picture.getSrc())).as(picture.getSrc()).isNotNull();
            assertThat(picture.getAlt())
                    .hasValueSatisfying(words -> assertThat(words).isNotBlank());
        });
        assertThat(GuidePictureFiles.manifest().model()).hasSize(10);
    }

    private RangeInput slider(String label) {
        return find(RangeInput.class).all().stream()
                .filter(range -> range.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The picture of the first film that is seen. */
    private String shown() {
        return find(Image.class).all().stream()
                .filter(image -> image.hasClassName("shown"))
                .findFirst()
                .orElseThrow()
                .getSrc();
    }

    private static @Nullable URL resource(String address) {
        return HowItWorksViewTest.class.getResource("/META-INF/resources/" + address);
    }
}
