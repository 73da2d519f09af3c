package io.likeness.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole studio with H2 in memory and a data folder of its own; {@link TestAccounts},
 * {@link TestPictures} and {@link StatementCount} can be injected. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@ContextConfiguration(initializers = TemporaryHome.class)
@Import({StatementCount.class, StoredFiles.class, TestAccounts.class, TestPictures.class})
public @interface IntegrationTest {}
