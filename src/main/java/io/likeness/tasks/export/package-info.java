/** What was trained, written as files that other programs read, with certificates of what they find. */
@NullMarked
package io.likeness.tasks.export;

import org.jspecify.annotations.NullMarked;
