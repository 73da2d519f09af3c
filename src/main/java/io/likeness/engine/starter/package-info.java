/** The illustrated world and the training of the built-in base model. */
@NullMarked
@NamedInterface("starter")
package io.likeness.engine.starter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
