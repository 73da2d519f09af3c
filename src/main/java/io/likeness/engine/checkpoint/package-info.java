/** Checkpoint files: safetensors and the diffusers folder layout. */
@NullMarked
package io.likeness.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
