package io.likeness.journey;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven by Playwright. Nothing is downloaded. */
final class SystemChromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private SystemChromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** Opens it; without one the test counts as skipped, or fails where LIKENESS_REQUIRE_BROWSER is set, as in CI. */
    static SystemChromium open() {
        Optional<Path> executable = find();
        if (executable.isEmpty() && System.getenv("LIKENESS_REQUIRE_BROWSER") != null) {
            fail("No Chromium on the PATH, and LIKENESS_REQUIRE_BROWSER asks for one");
        }
        Assumptions.assumeTrue(
                executable.isPresent(), "LEFT OUT: the browser journeys need Chromium (apt-get install chromium)");
        return new SystemChromium(executable.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
