/** Layers, each a small class whose constructor reads its weights. */
@NullMarked
@NamedInterface("nn")
package io.likeness.engine.nn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
