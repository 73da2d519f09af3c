/** DreamBooth fine-tuning. */
@NullMarked
package io.likeness.engine.training;

import org.jspecify.annotations.NullMarked;
