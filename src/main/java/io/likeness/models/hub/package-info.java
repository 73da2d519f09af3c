/** The Hugging Face Hub, or a mirror of it, over HTTP. */
@NullMarked
package io.likeness.models.hub;

import org.jspecify.annotations.NullMarked;
