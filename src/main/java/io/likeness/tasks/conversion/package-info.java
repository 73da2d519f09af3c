/** Models written in another layout by a worker process: for people to take home, and for base models that come as one file. */
@NullMarked
package io.likeness.tasks.conversion;

import org.jspecify.annotations.NullMarked;
