package io.likeness.tasks.worker;

import io.likeness.LikenessApplication;
import io.likeness.common.LikenessProperties;
import io.likeness.common.UnusableSetting;
import io.likeness.engine.EngineException;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.storage.FileStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Calls this same program as a worker, with the same Java: from the runnable jar, or from the class path of a build tool. */
@Component
class JavaWorkerCall implements WorkerCall {

    private final LikenessProperties.Worker settings;

    JavaWorkerCall(LikenessProperties properties) {
        this.settings = properties.worker();
        Path java = settings.java();
        if (java != null && !Files.isExecutable(java)) {
            throw new UnusableSetting(
                    "likeness.worker.java is %s, which is no program that can be run.".formatted(java),
                    "Let it name a java of version 25, or leave it out to use the studio's own.");
        }
        requireDeviceName();
    }

    /** Each task would fail for it. */
    private static void requireDeviceName() {
        try {
            DiffusionEngine.requireDeviceName();
        } catch (EngineException e) {
            throw new UnusableSetting(
                    e.getMessage() + ".",
                    "Start the studio with -D%s=cuda, or leave it out to compute on the processor."
                            .formatted(DiffusionEngine.DEVICE_PROPERTY));
        }
    }

    @Override
    public List<String> of(Path workFile) {
        List<String> command = new ArrayList<>(detached());
        command.add(java());
        command.addAll(options(workFile.resolveSibling("crash.log")));
        command.addAll(program(workFile.resolveSibling("class-path")));
        command.add("worker");
        command.add(workFile.toString());
        return command;
    }

    /** A session of its own, so that Ctrl+C on the studio's terminal does not reach it, and behind the studio in the scheduler's queue. */
    private List<String> detached() {
        List<String> prefix = new ArrayList<>();
        if (onPath("setsid")) {
            prefix.add("setsid");
        }
        if (onPath("nice") && settings.niceness() > 0) {
            prefix.addAll(List.of("nice", "-n", Integer.toString(settings.niceness())));
        }
        return prefix;
    }

    private String java() {
        Path configured = settings.java();
        return configured == null
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : configured.toString();
    }

    private List<String> options(Path crashLog) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + settings.heap(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-D" + DiffusionEngine.KEEP_FREE_PROPERTY + "=" + FileStore.RESERVE_BYTES / 2,
                "-XX:ErrorFile=" + crashLog));
        String device =
                System.getProperty(DiffusionEngine.DEVICE_PROPERTY); // the studio's own: its workers compute there
        if (device != null) {
            options.add("-D" + DiffusionEngine.DEVICE_PROPERTY + "=" + device);
        }
        return options;
    }

    /** A class path may be longer than a command line may be, so it goes through a file. */
    private static List<String> program(Path argumentFile) {
        String classPath = System.getProperty("java.class.path");
        Optional<Path> jar = runnableJar(classPath);
        if (jar.isPresent()) {
            return List.of("-jar", jar.get().toString());
        }
        try {
            Files.writeString(argumentFile, "-cp \"" + absolute(classPath).replace("\\", "\\\\") + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("@" + argumentFile, LikenessApplication.class.getName());
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** Spring Boot's jar names the application in Start-Class. */
    private static Optional<Path> runnableJar(String classPath) {
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return Optional.empty();
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        try (JarFile file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            boolean boot = manifest != null && manifest.getMainAttributes().getValue("Start-Class") != null;
            return boot ? Optional.of(jar) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
