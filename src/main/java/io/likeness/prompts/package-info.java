/** The prompt library: templates with a {subject} slot, by rendition kind. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users"})
package io.likeness.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
