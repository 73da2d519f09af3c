/** Scores and suggestions by CLIP. */
@NullMarked
@NamedInterface("evaluation")
package io.likeness.engine.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
