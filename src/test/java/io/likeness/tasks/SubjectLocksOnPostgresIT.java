package io.likeness.tasks;

import io.likeness.support.OnPostgres;

/** The same on PostgreSQL. */
@TaskTest
@OnPostgres
class SubjectLocksOnPostgresIT extends SubjectLocksTest {}
