/** Trains the built-in base model from nothing on the illustrated world: autoencoder, then UNet and text encoder. */
@NullMarked
@NamedInterface("pretraining")
package io.likeness.workshop.pretraining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
