/** The CLIP text encoder. */
@NullMarked
@NamedInterface("text")
package io.likeness.engine.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
