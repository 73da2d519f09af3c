package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingLengthTest {

    @Test
    void withoutMinutesOnlyStepsCount() {
        TrainingLength length = new TrainingLength(1000, null);
        assertThat(length.place(300, 1e6)).isEqualTo(300);
        assertThat(length.last(300, 1e6)).isEqualTo(1000);
    }

    @Test
    void aTrainingStandsWhereItsTimeStandsIfThatIsFarther() {
        TrainingLength length = new TrainingLength(1000, 2.0);
        assertThat(length.place(100, 60)).as("half of its time is over").isEqualTo(500);
        assertThat(length.place(800, 60)).as("it is quick").isEqualTo(800);
        assertThat(length.place(100, 120)).as("its time is over").isEqualTo(1000);
    }

    @Test
    void itsLastStepIsForetoldFromThoseSoFar() {
        TrainingLength length = new TrainingLength(1000, 2.0);
        assertThat(length.last(0, 0)).isEqualTo(1000);
        assertThat(length.last(100, 60)).isEqualTo(200);
        assertThat(length.last(900, 60)).as("steps end it first").isEqualTo(1000);
    }
}
