/** From prompt to picture. */
@NullMarked
package io.likeness.engine.pipeline;

import org.jspecify.annotations.NullMarked;
