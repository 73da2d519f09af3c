/** The layout of the original latent diffusion code: one file for all networks, under names of its own. */
@NullMarked
@NamedInterface("checkpoint.ldm")
package io.likeness.engine.checkpoint.ldm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
