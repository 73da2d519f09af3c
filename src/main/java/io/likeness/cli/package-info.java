/** The command line over the engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine::*"})
package io.likeness.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
