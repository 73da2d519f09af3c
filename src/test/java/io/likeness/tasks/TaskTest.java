package io.likeness.tasks;

import io.likeness.support.IntegrationTest;
import io.likeness.support.JumpingClock;
import io.likeness.tasks.worker.FakeWorkerCommand;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The whole studio on an empty database in memory, with workers that keep the protocol and compute nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(properties = {"likeness.worker.grace=2s", "likeness.worker.back-off=1s"})
@Import({FakeWorkerCommand.class, TaskFixture.class, JumpingClock.class})
@DirtiesContext
@interface TaskTest {}
