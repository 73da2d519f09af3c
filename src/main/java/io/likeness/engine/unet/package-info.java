/** The UNet that predicts noise. */
@NullMarked
package io.likeness.engine.unet;

import org.jspecify.annotations.NullMarked;
