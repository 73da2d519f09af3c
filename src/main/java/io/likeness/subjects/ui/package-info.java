/** The Subjects page, a subject's own page, and the addresses of its photos. */
@NullMarked
package io.likeness.subjects.ui;

import org.jspecify.annotations.NullMarked;
