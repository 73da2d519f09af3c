/** Where what ships is made and measured: the illustrated world, the training of the built-in models, their bench, the guide's pictures. The product runs without it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine::*"})
package io.likeness.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
