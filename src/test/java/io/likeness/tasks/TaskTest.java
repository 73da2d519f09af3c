package io.likeness.tasks;

import io.likeness.LikenessApplication;
import io.likeness.tasks.worker.FakeWorkerCommand;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole studio on an empty database in memory, with workers that keep the protocol and compute nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = LikenessApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:tasks-${random.uuid};LOCK_TIMEOUT=10000",
            "likeness.worker.grace=2s"
        })
@Import({FakeWorkerCommand.class, TaskFixture.class})
@ContextConfiguration(initializers = TemporaryHome.class)
@DirtiesContext
@interface TaskTest {}
