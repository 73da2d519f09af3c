/** The pages of base models. */
@NullMarked
package io.likeness.models.ui;

import org.jspecify.annotations.NullMarked;
