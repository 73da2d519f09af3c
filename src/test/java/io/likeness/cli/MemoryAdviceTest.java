package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

class MemoryAdviceTest {

    @ParameterizedTest
    @ValueSource(strings = {"generate", "finetune", "convert", "inspect", "suggest-class", "pretrain"})
    void onlyOptionsOfTheCommandAreNamed(String command) {
        CommandSpec spec =
                CommandLineMain.commandLine().getSubcommands().get(command).getCommandSpec();
        String advice = MemoryAdvice.of(spec);
        assertThat(advice.replaceAll("[^-a-z]", " ").split(" +"))
                .filteredOn(word -> word.startsWith("--"))
                .allSatisfy(option -> assertThat(spec.optionsMap()).containsKey(option));
        assertThat(advice.contains("--width")).isEqualTo(command.equals("generate"));
        assertThat(advice.contains("--batch-size")).isEqualTo(command.equals("finetune"));
    }
}
