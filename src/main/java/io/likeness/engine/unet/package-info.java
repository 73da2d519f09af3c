/** The UNet that predicts noise. */
@NullMarked
@NamedInterface("unet")
package io.likeness.engine.unet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
