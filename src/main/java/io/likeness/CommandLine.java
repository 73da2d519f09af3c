package io.likeness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this process was called with, byte by byte.
 *
 * @param words the program and all its arguments, Java's own among them
 */
record CommandLine(List<byte[]> words) {

    private static final Path LINUX = Path.of("/proc/self/cmdline");

    CommandLine {
        words = List.copyOf(words);
    }

    /**
     * The command line of this process.
     *
     * @param arguments how many arguments came to {@code main}
     * @return empty where the system does not tell it, or if it is another program's, which calls {@code main} itself
     */
    static Optional<CommandLine> ofThisProcess(int arguments) {
        if (!Files.isReadable(LINUX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllBytes(LINUX))).filter(line -> line.callsUs(arguments));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Words end with a zero byte. */
    static CommandLine parse(byte[] text) {
        List<byte[]> words = new ArrayList<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte one : text) {
            if (one == 0) {
                words.add(word.toByteArray());
                word.reset();
            } else {
                word.write(one);
            }
        }
        return new CommandLine(words);
    }

    /** Whether what stands before the arguments is our class, or a jar to be run. */
    boolean callsUs(int arguments) {
        int before = words.size() - arguments - 1;
        return before > 0 && (is(before, LikenessApplication.class.getName()) || is(before - 1, "-jar"));
    }

    private boolean is(int index, String word) {
        return new String(words.get(index), StandardCharsets.ISO_8859_1).equals(word);
    }

    boolean hasOtherLetters() {
        return words.stream().anyMatch(CommandLine::hasOtherLetters);
    }

    private static boolean hasOtherLetters(byte[] word) {
        for (byte one : word) {
            if (one < 0) {
                return true;
            }
        }
        return false;
    }

    boolean isUtf8() {
        return words.stream().allMatch(CommandLine::isUtf8);
    }

    private static boolean isUtf8(byte[] word) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** As C takes arguments: addresses of words that end with a zero byte, and a zero address. */
    MemorySegment inMemory(Arena memory) {
        MemorySegment addresses = memory.allocate(ValueLayout.ADDRESS, words.size() + 1L);
        for (int i = 0; i < words.size(); i++) {
            byte[] word = words.get(i);
            MemorySegment copy = memory.allocate(word.length + 1L);
            MemorySegment.copy(word, 0, copy, ValueLayout.JAVA_BYTE, 0, word.length);
            addresses.setAtIndex(ValueLayout.ADDRESS, i, copy);
        }
        addresses.setAtIndex(ValueLayout.ADDRESS, words.size(), MemorySegment.NULL);
        return addresses;
    }
}
