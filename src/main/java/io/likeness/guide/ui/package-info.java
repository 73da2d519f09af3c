/** The page How it works and its parts. */
@NullMarked
package io.likeness.guide.ui;

import org.jspecify.annotations.NullMarked;
