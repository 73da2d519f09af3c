/** Likeness: a self-hosted web studio for DreamBooth. */
@NullMarked
package io.likeness;

import org.jspecify.annotations.NullMarked;
