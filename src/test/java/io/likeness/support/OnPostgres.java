package io.likeness.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** The studio of this test runs on a PostgreSQL server of its own ({@link EmbeddedPostgres} can be injected), which ends with it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextCustomizerFactories(OnPostgres.Servers.class)
@DirtiesContext
public @interface OnPostgres {

    /** Makes a server for each studio. */
    class Servers implements ContextCustomizerFactory {

        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> test, List<ContextConfigurationAttributes> configuration) {
            return new Server();
        }
    }

    /** Starts a server before its studio; as the first bean to be made known it is the last to end. */
    record Server() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            EmbeddedPostgres server = start();
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("postgres", server);
            beans.registerDisposableBean("postgres", server::close);
            TestPropertyValues.of(
                            "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                            "spring.datasource.username=postgres")
                    .applyTo(context);
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
