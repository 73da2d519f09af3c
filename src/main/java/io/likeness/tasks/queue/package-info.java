/** The task table: life cycle, fair share, attempts and estimates. */
@NullMarked
package io.likeness.tasks.queue;

import org.jspecify.annotations.NullMarked;
