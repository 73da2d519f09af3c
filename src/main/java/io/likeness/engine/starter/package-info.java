/** The illustrated world and the training of the built-in base model. */
@NullMarked
package io.likeness.engine.starter;

import org.jspecify.annotations.NullMarked;
