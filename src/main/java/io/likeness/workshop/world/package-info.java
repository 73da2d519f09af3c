/** The illustrated world: scenes drawn from a seed, whose whole truth is known. */
@NullMarked
@NamedInterface("world")
package io.likeness.workshop.world;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
