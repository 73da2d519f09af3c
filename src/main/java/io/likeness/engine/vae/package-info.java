/** The autoencoder between pictures and latents. */
@NullMarked
@NamedInterface("vae")
package io.likeness.engine.vae;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
