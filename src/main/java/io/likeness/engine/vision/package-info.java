/** Networks that look at pictures: CLIP's vision transformer, and the whole of CLIP. */
@NullMarked
@NamedInterface("vision")
package io.likeness.engine.vision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
