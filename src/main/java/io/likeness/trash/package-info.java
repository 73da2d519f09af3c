/**
 * The trash: what was deleted and can come back for some time, and what becomes of it then.
 *
 * <p><b>The order of locks.</b> What is deleted takes along what belongs to it, while others make more of it. So whoever changes or makes
 * something that belongs to something else locks the rows from the top down, and reads them with the lock, not before it: account, subject
 * (several by id), task, attempt, then what a task made or draws with (checkpoint, picture, photo, adapters of an account), and the ledger of
 * GPU-seconds last. A transaction that knows only the lower one reads by a query whose it is, without loading or locking it, locks that
 * first, and then the lower one. {@code whereabouts} of a subject or task locks it and says whether it is there, in the trash, or gone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "users", "storage"})
package io.likeness.trash;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
