/** Judges pictures of the illustrated world: what do they show, and whom? */
@NullMarked
@NamedInterface("evaluation")
package io.likeness.engine.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
