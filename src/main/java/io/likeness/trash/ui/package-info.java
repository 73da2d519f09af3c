/** The page of the trash. */
@NullMarked
package io.likeness.trash.ui;

import org.jspecify.annotations.NullMarked;
