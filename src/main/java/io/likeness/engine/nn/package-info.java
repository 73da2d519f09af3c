/** Layers, each a small class whose constructor reads its weights. */
@NullMarked
package io.likeness.engine.nn;

import org.jspecify.annotations.NullMarked;
