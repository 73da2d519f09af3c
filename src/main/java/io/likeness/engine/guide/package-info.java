/** What the pictures that explain the method show, as their manifest says. */
@NullMarked
@NamedInterface("guide")
package io.likeness.engine.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
