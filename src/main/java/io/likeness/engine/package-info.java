/** Training and generation with latent diffusion models: pure Java over DJL, no framework. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.likeness.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
