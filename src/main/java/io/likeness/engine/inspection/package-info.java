/** What a file or folder of weights is and whether it fits, from configurations and headers alone. */
@NullMarked
@NamedInterface("inspection")
package io.likeness.engine.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
