/** The command line over the engine and its workshop. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine::*", "workshop", "workshop::*"})
package io.likeness.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
