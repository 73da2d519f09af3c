/** Pictures on the host: decoding photos, resampling as PIL does, PNG files that carry their settings. */
@NullMarked
@NamedInterface("image")
package io.likeness.engine.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
