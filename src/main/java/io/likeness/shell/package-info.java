/** The frame around every page: navigation, theme, errors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users", "quotas"})
package io.likeness.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
