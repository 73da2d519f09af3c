/** The pages of administration. */
@NullMarked
package io.likeness.admin.ui;

import org.jspecify.annotations.NullMarked;
