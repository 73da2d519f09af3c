/** Makes the pictures that explain the method: noise, the way back from it, a new word, and drift. */
@NullMarked
@NamedInterface("guide")
package io.likeness.workshop.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
