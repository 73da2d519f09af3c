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
 * A folder of files that is shipped on the class path and unpacked once into the data folder.
 *
 * <p>The list of its files with their SHA-256 sums names the version; another version unpacks beside it.
 *
 * @param resources where it is on the class path, such as "/starter/"
 * @param what what it is, for messages, such as "the starter model"
 */
public record ShippedFolder(String resources, String what) {

    private static final String SUMS = "SHA256SUMS";

    /** Folders that this process has looked through. */
    private static final Set<Path> SOUND = ConcurrentHashMap.newKeySet();

    /**
     * Unpacks it into a folder of its own under parent, if it is not there yet.
     *
     * @throws BadFile if the class path lacks a file or its contents are not what the list says
     */
    public Path unpack(Path parent) {
        byte[] list = read(SUMS);
        Path folder = parent.resolve(sha256(list).substring(0, 16));
        if (SOUND.contains(folder) && Files.isDirectory(folder)) {
            return folder;
        }
        if (!isSound(folder, sums(list))) {
            unpack(list, folder);
        }
        SOUND.add(folder);
        return folder;
    }

    private void unpack(byte[] list, Path folder) {
        Path parent = folder.resolveSibling(".").normalize();
        try {
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, "unpacking-");
            try {
                copy(sums(list), fresh);
                clear(folder, sums(list));
                moveInto(folder, fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(what + " could not be unpacked to " + folder, e);
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

    private void copy(Map<String, String> sums, Path fresh) throws IOException {
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            String name = entry.getKey();
            byte[] bytes = read(name);
            String found = sha256(bytes);
            if (!found.equals(entry.getValue())) {
                throw new BadFile("In " + what + " the file " + name + " is damaged: its SHA-256 is " + found
                        + ", expected " + entry.getValue() + ". Build or download Likeness again.");
            }
            Path file = fresh.resolve(name).normalize();
            if (!file.startsWith(fresh)) {
                throw new BadFile("The list of " + what + " names a file outside its folder: " + name);
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
    private Map<String, String> sums(byte[] list) {
        Map<String, String> sums = new LinkedHashMap<>();
        new String(list, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    String[] parts = line.split("  ", 2);
                    if (parts.length != 2) {
                        throw new BadFile("The list of " + what + " has a line without a sum and a name: " + line);
                    }
                    sums.put(parts[1], parts[0]);
                });
        return sums;
    }

    private byte[] read(String name) {
        try (InputStream in = ShippedFolder.class.getResourceAsStream(resources + name)) {
            if (in == null) {
                throw new BadFile("This build comes without " + what + ": the class path lacks " + resources + name);
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
