/** Lets people take home what they trained. */
@NullMarked
package io.likeness.models.download;

import org.jspecify.annotations.NullMarked;
