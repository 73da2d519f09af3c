/** From prompt to picture. */
@NullMarked
@NamedInterface("pipeline")
package io.likeness.engine.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
