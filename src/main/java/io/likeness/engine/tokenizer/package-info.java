/** CLIP's byte-pair tokenizer. */
@NullMarked
package io.likeness.engine.tokenizer;

import org.jspecify.annotations.NullMarked;
