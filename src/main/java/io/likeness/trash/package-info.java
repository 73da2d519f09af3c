/** The trash: what was deleted and can come back for some time, and what becomes of it then. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users", "storage"})
package io.likeness.trash;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
