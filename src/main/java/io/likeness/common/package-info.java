/** Small shared values and page parts that every feature may use. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.likeness.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
