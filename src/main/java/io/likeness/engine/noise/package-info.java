/** Noise schedulers for training and sampling. */
@NullMarked
@NamedInterface("noise")
package io.likeness.engine.noise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
