/** From an uploaded file to a stored photo: size, kind, dimensions, decode, orient, strip, store. */
@NullMarked
package io.likeness.subjects.photos;

import org.jspecify.annotations.NullMarked;
