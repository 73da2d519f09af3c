package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.ui.Quantities;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuantitiesTest {

    @Test
    void timesReadAsPeopleSayThem() {
        assertThat(Quantities.seconds(45)).isEqualTo("45 s");
        assertThat(Quantities.seconds(360)).isEqualTo("6 min");
        assertThat(Quantities.seconds(7500)).isEqualTo("2 h 5 min");
        assertThat(Quantities.seconds(72_000)).isEqualTo("20 h");
    }

    @Test
    void sizesCarryTheirUnit() {
        assertThat(Quantities.bytes(999)).isEqualTo("999 B");
        assertThat(Quantities.bytes(340_000)).isEqualTo("340 KB");
        assertThat(Quantities.bytes(1_240_000_000)).isEqualTo("1.2 GB");
    }

    @Test
    void thePastIsToldInOneUnit() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(Quantities.ago(now.minusSeconds(20), now)).isEqualTo("just now");
        assertThat(Quantities.ago(now.minusSeconds(600), now)).isEqualTo("10 min ago");
        assertThat(Quantities.ago(now.minusSeconds(100_000), now)).isEqualTo("yesterday");
    }
}
