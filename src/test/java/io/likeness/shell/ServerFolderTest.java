package io.likeness.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class ServerFolderTest {

    @TempDir
    Path home;

    private final TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);

    @Test
    void whatKilledStudiosOfThisHostLeftIsRemovedAndNothingElse() throws Exception {
        Process living = new ProcessBuilder("sleep", "30").start();
        try {
            Path killed = folder(host() + "-4999999");
            Files.writeString(killed.resolve("upload.tmp"), "half of a photo");
            Path reused = folder(host() + "-" + living.pid());
            Files.setLastModifiedTime(reused, FileTime.from(Instant.now().minusSeconds(3600)));
            Path elsewhere = folder("another-host-4999999");
            Path longAgo = folder("0f3a9c-1");
            Files.writeString(longAgo.resolve("upload.tmp"), "of a container that was made anew");
            Files.setLastModifiedTime(longAgo, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            Path unknown = folder("notes");

            start();

            assertThat(killed).doesNotExist();
            assertThat(reused).as("of an earlier process with that number").doesNotExist();
            assertThat(elsewhere).as("of another host that runs").exists();
            assertThat(longAgo).doesNotExist();
            assertThat(unknown).exists();
        } finally {
            living.destroyForcibly();
        }
    }

    @Test
    void theFolderOfAStudioThatRunsStays() throws Exception {
        Process living = new ProcessBuilder("sleep", "30").start();
        try {
            Path folder = folder(host() + "-" + living.pid());
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().plusSeconds(60)));

            start();

            assertThat(folder).exists();
        } finally {
            living.destroyForcibly();
        }
    }

    @Test
    void theServersOwnFilesLieInTheDataFolder() throws IOException {
        start();

        try (var folders = Files.list(home.resolve("tmp"))) {
            assertThat(folders)
                    .containsExactly(home.resolve("tmp")
                            .resolve(host() + "-" + ProcessHandle.current().pid()));
        }
    }

    private void start() {
        new ServerFolder(new Binder(new MapConfigurationPropertySource(Map.of("likeness.home", home.toString())))
                        .bindOrCreate("likeness", LikenessProperties.class))
                .customize(server);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve("tmp").resolve(name));
    }

    private static String host() throws IOException {
        return InetAddress.getLocalHost().getHostName();
    }
}
