/** The page of a member's adapters. */
@NullMarked
package io.likeness.models.adapter.ui;

import org.jspecify.annotations.NullMarked;
