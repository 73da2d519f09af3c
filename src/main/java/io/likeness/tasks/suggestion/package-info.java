/** What photos may show, looked at by short-lived workers. */
@NullMarked
package io.likeness.tasks.suggestion;

import org.jspecify.annotations.NullMarked;
