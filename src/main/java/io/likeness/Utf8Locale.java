package io.likeness;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Java reads arguments and names of files by the system's locale. Where that knows ASCII only ({@code LANG=C}, as in containers and
 * services), other letters arrive as question marks; so the process begins once more, in its own place, under a locale that knows all.
 */
final class Utf8Locale {

    /** Set in a process that began again, so that it does so once. */
    private static final String MARK = "LIKENESS_LOCALE_WAS";

    private Utf8Locale() {}

    /**
     * Begins the process again if its locale cannot be trusted with other letters; returns if it can, or if nothing helped.
     *
     * @return why arguments cannot be trusted, for the person who typed them; empty if they can
     */
    static Optional<String> ensure(String[] arguments) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        CommandLine typed = CommandLine.ofThisProcess(arguments.length).orElse(null);
        if (Charset.forName(encoding).equals(StandardCharsets.UTF_8) || typed == null) {
            return Optional.empty();
        }
        boolean ascii = Charset.forName(encoding).equals(StandardCharsets.US_ASCII);
        boolean misread = typed.hasOtherLetters() && (ascii || typed.isUtf8());
        if ((ascii || misread) && System.getenv(MARK) == null && typed.isUtf8()) {
            restart(typed, encoding);
        }
        return misread ? Optional.of(sentence(encoding)) : Optional.empty();
    }

    private static String sentence(String encoding) {
        return "The arguments have letters that the system's locale (%s) does not know. Set LC_ALL=C.UTF-8, or another locale of UTF-8 (locale -a lists those that are installed), and try again."
                .formatted(encoding);
    }

    /** Replaces this process by itself: same number, same arguments byte by byte, same input and output. */
    private static void restart(CommandLine typed, String encoding) {
        Linker linker = Linker.nativeLinker();
        try (Arena memory = Arena.ofConfined()) {
            MethodHandle setenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MethodHandle execv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("execv"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            set(setenv, memory, "LC_ALL", "C.UTF-8");
            set(setenv, memory, MARK, encoding);
            int failed = (int) execv.invokeExact(memory.allocateFrom("/proc/self/exe"), typed.inMemory(memory));
            System.err.println("Likeness could not begin again under a UTF-8 locale (" + failed + ").");
        } catch (Throwable e) { // NullAway and Error Prone: a method handle may throw anything, and this is an attempt
            // only
            System.err.println("Likeness could not begin again under a UTF-8 locale: " + e);
        }
    }

    private static void set(MethodHandle setenv, Arena memory, String name, String value) throws Throwable {
        int ignored = (int) setenv.invokeExact(memory.allocateFrom(name), memory.allocateFrom(value), 1);
    }
}
