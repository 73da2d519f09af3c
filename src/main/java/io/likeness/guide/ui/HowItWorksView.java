package io.likeness.guide.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.ui.GuideLink;
import io.likeness.common.ui.PageHeader;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.guide.GuidePictureFiles;
import jakarta.annotation.security.PermitAll;

/** Explains the method from noise to prior preservation, in pictures. */
@Route(GuideLink.ROUTE)
@PageTitle("How it works · Likeness")
@Menu(title = "How it works", order = 110, icon = "info")
@PermitAll
@StyleSheet("likeness/guide.css")
class HowItWorksView extends Main {

    HowItWorksView() {
        GuideManifest guide = GuidePictureFiles.manifest();
        addClassNames("likeness-page", "likeness-guide");
        add(
                new PageHeader(
                        "How it works",
                        "From noise to a picture, and from a few photos to a new word. The photos on this page are drawn by the"
                                + " program; every other picture was made by the starter model, which is built in and knows a"
                                + " small illustrated world."),
                NoiseChapters.forward(guide.forward()),
                NoiseChapters.reverse(guide.reverse()),
                TrainingChapters.teaching(guide.teaching()),
                TrainingChapters.drift(guide.drift()),
                whatToExpect(),
                origin(guide));
    }

    private static Chapter whatToExpect() {
        Chapter chapter = new Chapter(
                "What to expect",
                "The starter model shows the whole way in minutes, on any computer. But it only knows what you see on this page:"
                        + " an illustrated world of a few kinds of things in a few places.",
                "Train it on photos of your own dog, and it learns its colours and a rough shape, not its face; on the beach or"
                        + " in the snow it draws a toy dog that may have little of yours. No setting changes that.",
                "For pictures that look like photographs it takes a real model, such as Stable Diffusion 1.5, and a graphics"
                        + " card. Whoever runs this server can install one; the steps stay the same.");
        chapter.setId(GuideLink.WHAT_TO_EXPECT);
        chapter.addClassName("likeness-panel");
        return chapter;
    }

    private static Paragraph origin(GuideManifest guide) {
        Paragraph origin =
                new Paragraph("Made with base model %s by the command guide-pictures.".formatted(guide.model()));
        origin.addClassNames("secondary", "small", "origin");
        return origin;
    }
}
