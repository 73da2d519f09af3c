/** Which files make a base model, and whether they are what they should be. */
@NullMarked
package io.likeness.models.layout;

import org.jspecify.annotations.NullMarked;
