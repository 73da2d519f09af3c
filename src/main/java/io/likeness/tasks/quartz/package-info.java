/** Quartz as launcher and timer of workers; the only place that knows it. */
@NullMarked
package io.likeness.tasks.quartz;

import org.jspecify.annotations.NullMarked;
