package io.likeness.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job in a real browser, on the built jar with its starter model: photos in, a trained subject, pictures shared. */
class MainJobIT {

    private static final List<String> RENDITIONS = List.of("Beach", "Snow", "Jungle");

    @TempDir
    Path folder;

    @Test
    void aPersonTrainsASubjectAndSharesPicturesOfItWithOneOther() throws Exception {
        try (SystemChromium chromium = SystemChromium.open();
                StudioProcess studio = new StudioProcess(Files.createDirectory(folder.resolve("home")));
                StudioPages owner = new StudioPages(chromium.browser(), studio.url(), "owner");
                StudioPages friend = new StudioPages(chromium.browser(), studio.url(), "friend");
                StudioPages stranger = new StudioPages(chromium.browser(), studio.url(), "stranger")) {
            owner.signIn("admin", StudioProcess.ADMIN_PASSWORD);
            friend.signIn("friend", owner.createAccount("friend"));
            stranger.signIn("stranger", owner.createAccount("stranger"));

            owner.createSubject("Biscuit", "dog", SubjectPhotos.in(folder));
            String subject = route(owner);
            owner.train(30);
            String task = route(owner);
            owner.awaitStatus("Done");
            owner.generate(RENDITIONS);

            owner.open("galleries");
            assertThat(owner.picturesInGallery()).hasCount(RENDITIONS.size());
            owner.shareAllPicturesWith("friend");
            String gallery = sharedGallery(friend);
            assertThat(friend.picturesInGallery()).hasCount(RENDITIONS.size());

            for (String secret : List.of(gallery, subject, task)) {
                assertThat(stranger.statusOf(secret)).as(secret).isEqualTo(404);
            }
            assertThat(friend.statusOf(subject)).isEqualTo(404);
            assertThat(friend.statusOf(gallery)).isEqualTo(200);
            assertThat(stranger.statusOf("accounts")).isEqualTo(404);
        }
    }

    /** Opens the gallery that another account shares and returns its route. */
    private static String sharedGallery(StudioPages person) {
        person.open("galleries");
        person.page().locator("a[href^='galleries/']").last().click();
        person.page().waitForURL(url -> url.contains("/galleries/"));
        return route(person);
    }

    private static String route(StudioPages person) {
        String url = person.page().url();
        return url.substring(url.indexOf('/', "http://".length()) + 1);
    }
}
