/** DreamBooth fine-tuning. */
@NullMarked
@NamedInterface("training")
package io.likeness.engine.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
