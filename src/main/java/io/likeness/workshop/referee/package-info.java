/** Judges pictures of the illustrated world: what do they show, and whom? */
@NullMarked
@NamedInterface("referee")
package io.likeness.workshop.referee;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
