/** Page parts that every feature uses, so that all pages look and behave alike. */
@NullMarked
package io.likeness.common.ui;

import org.jspecify.annotations.NullMarked;
