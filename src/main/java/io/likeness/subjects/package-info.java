/** Subjects: photos, class noun and identifier. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users", "quotas", "storage", "trash", "engine::image"})
package io.likeness.subjects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
