/** CLIP's byte-pair tokenizer. */
@NullMarked
@NamedInterface("tokenizer")
package io.likeness.engine.tokenizer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
