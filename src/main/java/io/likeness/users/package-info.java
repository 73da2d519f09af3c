/** Accounts: who may sign in, and who is asking. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common"})
package io.likeness.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
