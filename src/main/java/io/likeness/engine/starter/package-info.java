/** The built-in models as they come with the program. */
@NullMarked
@NamedInterface("starter")
package io.likeness.engine.starter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
