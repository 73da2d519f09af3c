/** A process of its own that does one piece of work for the studio: what it is told, what it tells, how it is stopped. */
@NullMarked
@NamedInterface("worker")
package io.likeness.engine.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
