package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void argumentsFollowOurClassOrAJar() {
        assertThat(line("java", "-cp", "x", "io.likeness.LikenessApplication", "inspect", "folder")
                        .callsUs(2))
                .isTrue();
        assertThat(line("java", "-jar", "likeness.jar").callsUs(0)).isTrue();
        assertThat(line("java", "@arguments", "io.likeness.LikenessApplication").callsUs(0))
                .isTrue();
    }

    @Test
    void anotherProgramThatCallsMainIsNotOurs() {
        assertThat(line("java", "-jar", "surefire.jar", "one", "two").callsUs(0))
                .isFalse();
        assertThat(line("java", "-cp", "x", "org.example.Launcher", "inspect").callsUs(1))
                .isFalse();
        assertThat(line("java").callsUs(3)).isFalse();
    }

    @Test
    void lettersAreJudgedByTheirBytes() {
        assertThat(line("java", "plain").hasOtherLetters()).isFalse();
        assertThat(line("java", "Bär").hasOtherLetters()).isTrue();
        assertThat(line("java", "Bär", "犬", "🐕").isUtf8()).isTrue();
        assertThat(CommandLine.parse("java\0B\u00e4r\0".getBytes(StandardCharsets.ISO_8859_1))
                        .isUtf8())
                .isFalse();
    }

    @Test
    void emptyWordsAndTheirOrderAreKept() {
        assertThat(CommandLine.parse("java\0\0 x \0".getBytes(StandardCharsets.UTF_8))
                        .words())
                .containsExactly(
                        "java".getBytes(StandardCharsets.UTF_8), new byte[0], " x ".getBytes(StandardCharsets.UTF_8));
    }

    private static CommandLine line(String... words) {
        return CommandLine.parse((String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
