/** Writes models and adapters in another layout. */
@NullMarked
@NamedInterface("conversion")
package io.likeness.engine.conversion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
