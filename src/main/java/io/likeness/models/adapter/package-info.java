/** Adapters (LoRA files) that members bring along, private to whoever did. */
@NullMarked
@NamedInterface("adapter")
package io.likeness.models.adapter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
