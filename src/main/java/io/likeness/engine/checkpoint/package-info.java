/** Checkpoint files: safetensors and the diffusers folder layout. */
@NullMarked
@NamedInterface("checkpoint")
package io.likeness.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
