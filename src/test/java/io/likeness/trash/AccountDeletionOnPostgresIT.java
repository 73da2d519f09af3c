package io.likeness.trash;

import io.likeness.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class AccountDeletionOnPostgresIT extends AccountDeletionTest {}
