/** Galleries: pictures, their settings, and who may see them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"common", "users", "storage", "trash", "subjects", "models", "models::adapter", "tasks"})
package io.likeness.galleries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
