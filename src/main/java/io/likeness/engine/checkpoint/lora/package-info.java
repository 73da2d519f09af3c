/** Adapter files (LoRA) in the layouts of kohya's scripts, PEFT and diffusers. */
@NullMarked
package io.likeness.engine.checkpoint.lora;

import org.jspecify.annotations.NullMarked;
