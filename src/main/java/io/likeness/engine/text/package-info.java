/** The CLIP text encoder. */
@NullMarked
package io.likeness.engine.text;

import org.jspecify.annotations.NullMarked;
