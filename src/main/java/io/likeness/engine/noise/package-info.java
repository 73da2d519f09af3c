/** Noise schedulers for training and sampling. */
@NullMarked
package io.likeness.engine.noise;

import org.jspecify.annotations.NullMarked;
