/** The ledger of GPU-seconds: budgets, reservations, settlements. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users"})
package io.likeness.quotas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
