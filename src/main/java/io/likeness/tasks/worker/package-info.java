/** Worker processes: started, found again, followed and stopped. */
@NullMarked
package io.likeness.tasks.worker;

import org.jspecify.annotations.NullMarked;
