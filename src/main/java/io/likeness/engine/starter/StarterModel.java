package io.likeness.engine.starter;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The built-in base model: shipped on the class path, unpacked once into the data folder, where it is a diffusers folder like any other.
 *
 * <p>The list of its files with their SHA-256 sums names the version; another version unpacks beside it.
 */
public final class StarterModel {

    /** The system property that names another folder to use in its place, for whoever trains a new one. */
    public static final String OVERRIDE = "likeness.starter";

    private static final String SUMS = "SHA256SUMS";

    /** Folders that this process has looked through. */
    private static final Set<Path> SOUND = ConcurrentHashMap.newKeySet();

    private StarterModel() {}

    /**
     * The starter model's diffusers folder under a data folder, unpacked if it is not there yet.
     *
     * @throws BadFile if the class path lacks a file or its contents are not what the list says
     */
    public static Path folder(Path home) {
        String override = System.getProperty(OVERRIDE, "");
        return override.isBlank() ? unpack("/starter/", home.resolve("starter")) : Path.of(override);
    }

    /** Unpacks what a class path folder's list names into a folder of its own under parent. */
    static Path unpack(String resources, Path parent) {
        byte[] list = read(resources + SUMS);
        Path folder = parent.resolve(sha256(list).substring(0, 16));
        if (SOUND.contains(folder) && Files.isDirectory(folder)) {
            return folder;
        }
        if (!isSound(folder, sums(list))) {
            unpack(resources, list, folder);
        }
        SOUND.add(folder);
        return folder;
    }

    private static void unpack(String resources, byte[] list, Path folder) {
        Path parent = folder.resolveSibling(".").normalize();
        try {
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, "unpacking-");
            try {
                copy(resources, sums(list), fresh);
                clear(folder, sums(list));
                moveInto(folder, fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the starter model could not be unpacked to " + folder, e);
        }
    }

    /** Whether every file is there and whole: a disk that was full, or a careless hand, may have left less. */
    private static boolean isSound(Path folder, Map<String, String> sums) {
        try {
            for (Map.Entry<String, String> entry : sums.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                if (!Files.isRegularFile(file)
                        || !sha256(Files.readAllBytes(file)).equals(entry.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes way for a whole folder; what another process has mended meanwhile stays. */
    private static void clear(Path folder, Map<String, String> sums) throws IOException {
        if (Files.exists(folder) && !isSound(folder, sums)) {
            Path aside = folder.resolveSibling("damaged-" + UUID.randomUUID());
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            delete(aside);
        }
    }

    private static void copy(String resources, Map<String, String> sums, Path fresh) throws IOException {
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            String name = entry.getKey();
            byte[] bytes = read(resources + name);
            String found = sha256(bytes);
            if (!found.equals(entry.getValue())) {
                throw new BadFile("The starter model's file " + name + " is damaged: its SHA-256 is " + found
                        + ", expected " + entry.getValue() + ". Build or download Likeness again.");
            }
            Path file = fresh.resolve(name).normalize();
            if (!file.startsWith(fresh)) {
                throw new BadFile("The starter model's list names a file outside its folder: " + name);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
    }

    /** Another process may have been faster; its folder is as good. */
    private static void moveInto(Path folder, Path fresh) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) { // which of its kinds tells "not empty" differs between file systems
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Lines as sha256sum writes them: the sum, two spaces, the file's name. */
    private static Map<String, String> sums(byte[] list) {
        Map<String, String> sums = new LinkedHashMap<>();
        new String(list, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    String[] parts = line.split("  ", 2);
                    if (parts.length != 2) {
                        throw new BadFile("The starter model's list has a line without a sum and a name: " + line);
                    }
                    sums.put(parts[1], parts[0]);
                });
        return sums;
    }

    private static byte[] read(String resource) {
        try (InputStream in = StarterModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new BadFile("The class path lacks " + resource + " of the starter model");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
