package io.likeness.tasks;

import io.likeness.LikenessApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Studios that share a PostgreSQL and a data folder, each a node of its own in this process. */
final class Studios {

    private Studios() {}

    /** Quartz knows a database by the scheduler's name, once in a process: of several studios, the one started last must end last. */
    static ConfigurableApplicationContext start(String node, Path home, EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(LikenessApplication.class, TaskFixture.class)
                .run(
                        "--server.port=0",
                        "--likeness.home=" + home,
                        "--likeness.worker.node=" + node,
                        "--likeness.worker.silence=4s",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres");
    }
}
