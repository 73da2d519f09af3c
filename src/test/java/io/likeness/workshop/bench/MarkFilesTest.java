package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a table that spreadsheets read. */
class MarkFilesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'a dog, on the beach', '\"a dog, on the beach\"'",
                "'a \"red\" dog', '\"a \"\"red\"\" dog\"'",
                "'a dog\nand a cat', '\"a dog\nand a cat\"'",
                "a dog on the beach, a dog on the beach"
            })
    void aCellWithMarksOfTheTableStandsInQuotes(String cell, String written) {
        assertThat(MarkFiles.line(List.of("cat", cell, ".91"))).isEqualTo("cat," + written + ",.91\n");
    }
}
