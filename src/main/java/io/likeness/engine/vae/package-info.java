/** The autoencoder between pictures and latents. */
@NullMarked
package io.likeness.engine.vae;

import org.jspecify.annotations.NullMarked;
