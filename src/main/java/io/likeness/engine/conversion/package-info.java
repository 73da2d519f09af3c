/** Writes models and adapters in another layout. */
@NullMarked
package io.likeness.engine.conversion;

import org.jspecify.annotations.NullMarked;
