/** Administration pages: accounts and budgets. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users", "quotas", "tasks"})
package io.likeness.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
