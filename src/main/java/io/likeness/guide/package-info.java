/** The page that explains the method with pictures of the starter's own world. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "engine::guide"})
package io.likeness.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
