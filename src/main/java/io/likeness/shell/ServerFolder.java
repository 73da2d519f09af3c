package io.likeness.shell;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Gives the web server, which keeps uploads in files while they arrive, a folder below the data folder, and removes those of studios
 * that were killed and of hosts that are gone: {@code tmp/HOST-PID}.
 */
@Component
class ServerFolder implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(ServerFolder.class);

    /** Every studio touches its folder once an hour. */
    private static final Duration SILENCE = Duration.ofDays(2);

    private final Path all;
    private final String host;
    private final Path own;

    ServerFolder(LikenessProperties properties) {
        this.all = properties.home().toAbsolutePath().normalize().resolve("tmp");
        this.host = host();
        this.own = all.resolve(host + "-" + ProcessHandle.current().pid());
    }

    /** Tells studios of other hosts that this one lives. */
    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void live() {
        try {
            if (Files.isDirectory(own)) {
                Files.setLastModifiedTime(own, FileTime.from(Instant.now()));
            }
        } catch (IOException e) {
            LOG.debug("{} could not be touched", own, e);
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        try {
            Files.createDirectories(all);
            sweep();
            server.setBaseDirectory(Files.createDirectories(own).toFile());
            server.setDocumentRoot(
                    Files.createDirectories(own.resolve("documents")).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deleteAtExit(own);
    }

    private void sweep() throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(all)) {
            left = entries.filter(this::isLeftover).toList();
        }
        for (Path folder : left) {
            LOG.info("Removing what a studio that was killed left in {}", folder);
            delete(folder);
        }
    }

    /** Of a process of this host that is gone, or of another host that has said nothing for long, as a container that was made anew. */
    private boolean isLeftover(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(".+-[0-9]{1,18}")) {
            return false;
        }
        return name.startsWith(host + "-") && name.lastIndexOf('-') == host.length()
                ? isOfGoneProcess(folder, name)
                : made(folder).isBefore(Instant.now().minus(SILENCE));
    }

    /** Its number may belong to another process by now. */
    private boolean isOfGoneProcess(Path folder, String name) {
        long pid = Long.parseLong(name.substring(host.length() + 1));
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        process.info().startInstant().orElse(Instant.MIN).isAfter(made(folder)))
                .orElse(true);
    }

    /** With the tolerance that start times have on Linux. */
    private static Instant made(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().plus(Duration.ofSeconds(2));
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static void deleteAtExit(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "server-folder"));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.debug("{} stays until the next start", folder, e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
