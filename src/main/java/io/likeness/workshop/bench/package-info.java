/** Scores a base model of the illustrated world, and DreamBooth on it, against what is known to be right. */
@NullMarked
@NamedInterface("bench")
package io.likeness.workshop.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
