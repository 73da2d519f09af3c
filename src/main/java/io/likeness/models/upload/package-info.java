/** Takes a model's folder from a browser, piece by piece, so that a broken line costs no more than a piece. */
@NullMarked
package io.likeness.models.upload;

import org.jspecify.annotations.NullMarked;
