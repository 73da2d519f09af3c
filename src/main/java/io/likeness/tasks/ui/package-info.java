/** The pages of tasks and the dialog that trains a subject. */
@NullMarked
package io.likeness.tasks.ui;

import org.jspecify.annotations.NullMarked;
