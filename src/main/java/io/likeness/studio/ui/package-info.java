/** The Studio page. */
@NullMarked
package io.likeness.studio.ui;

import org.jspecify.annotations.NullMarked;
