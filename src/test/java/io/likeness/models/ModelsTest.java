package io.likeness.models;

import io.likeness.models.hub.FakeHub;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of base models: a hub on this machine, a folder that is open for models, and an administrator who asks. */
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ModelsTest {

    protected static final FakeHub HUB = new FakeHub();
    protected static final Path OPEN_FOLDER = temporary();

    @Autowired
    protected TestAccounts accounts;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("likeness.models.hub-url", () -> HUB.address() + "/");
        properties.add("likeness.models.folders", OPEN_FOLDER::toString);
        properties.add("likeness.models.largest", () -> "4MB");
        properties.add("likeness.models.keep-free", () -> "1MB");
        properties.add("likeness.models.tokenizer-repository", () -> "tester/clip");
    }

    @BeforeEach
    void signIn() {
        HUB.behave();
        accounts.signIn(accounts.administrator());
    }

    @AfterEach
    void signOut() {
        accounts.signOut();
    }

    /** The tiny model in a folder of its own below the open one. */
    protected static Path tinyIn(String name) {
        Path folder = OPEN_FOLDER.resolve(name);
        FakeHub.tiny().forEach((path, bytes) -> write(folder.resolve(path), bytes));
        return folder;
    }

    protected static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("likeness-models").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
