package io.likeness.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a person does in the studio, in the person's own browser. */
final class StudioPages implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TASK = Duration.ofMinutes(8);

    private final String studio;
    private final String person;
    private final BrowserContext context;
    private final Page page;

    StudioPages(Browser browser, String studio, String person) {
        this.studio = studio;
        this.person = person;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.setDefaultNavigationTimeout(PATIENCE.toMillis());
    }

    Page page() {
        return page;
    }

    void signIn(String name, String password) {
        open("sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
        page.waitForURL(url -> !url.contains("sign-in"));
    }

    /** Makes an account and returns its generated password. */
    String createAccount(String name) {
        open("accounts");
        button("New account").click();
        dialog().getByLabel("Name").fill(name);
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create account"))
                .click();
        String password = page.locator(".likeness-secret").textContent().strip();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();
        return password;
    }

    void createSubject(String name, String classNoun, List<Path> photos) {
        open("subjects");
        button("New subject").first().click();
        dialog().getByLabel("Name").fill(name);
        Locator noun = dialog().getByLabel("What is it?");
        noun.fill(classNoun);
        noun.press("Enter");
        dialog().locator("input[type=file]").setInputFiles(photos.toArray(Path[]::new));
        assertThat(dialog().locator(".likeness-picture")).hasCount(photos.size());
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create subject"))
                .click();
        page.waitForURL(url -> url.contains("/subjects/"));
        assertThat(heading(name)).isVisible();
    }

    /** Presses Train on the open subject, with this many steps, and waits until the training runs. */
    void train(int steps) {
        button("Train").click();
        Locator field = dialog().getByRole(AriaRole.SPINBUTTON, new Locator.GetByRoleOptions().setName("Steps"));
        field.fill(String.valueOf(steps));
        field.press("Tab");
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Train").setExact(true))
                .click();
        page.waitForURL(url -> url.contains("/tasks/"));
    }

    /** Waits for the open task to show this status. */
    void awaitStatus(String status) {
        assertThat(page.locator(".task-now .likeness-badge"))
                .hasText(status, new LocatorAssertions.HasTextOptions().setTimeout(TASK.toMillis()));
    }

    /** From a finished training to the Studio page, and one picture for each of these renditions. */
    void generate(List<String> renditions) {
        button("Generate pictures").click();
        assertThat(heading("Studio")).isVisible();
        renditions.forEach(rendition -> button(rendition).click());
        page.getByLabel("Pictures of each prompt").fill("1");
        page.getByLabel("Pictures of each prompt").press("Tab");
        button("Generate").click();
        assertThat(page.locator(".studio-run img"))
                .hasCount(renditions.size(), new LocatorAssertions.HasCountOptions().setTimeout(TASK.toMillis()));
    }

    Locator picturesInGallery() {
        return page.locator(".likeness-tile img");
    }

    void shareAllPicturesWith(String name) {
        open("galleries");
        button("Share").click();
        dialog().getByLabel("Account name").fill(name);
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Share").setExact(true))
                .click();
        assertThat(dialog().getByText("Viewer")).isVisible();
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();
    }

    void open(String route) {
        page.navigate(studio + "/" + route);
    }

    int statusOf(String route) {
        return page.navigate(studio + "/" + route).status();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The last sight of the page is kept beside the test's report. */
    @Override
    public void close() {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "journey", person + ".png")));
        context.close();
    }
}
