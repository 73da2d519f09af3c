/** Adapter files (LoRA) in the layouts of kohya's scripts, PEFT and diffusers. */
@NullMarked
@NamedInterface("checkpoint.lora")
package io.likeness.engine.checkpoint.lora;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
