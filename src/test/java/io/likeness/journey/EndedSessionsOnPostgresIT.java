package io.likeness.journey;

import io.likeness.support.OnPostgres;

/** On PostgreSQL, as a server runs it. */
@OnPostgres
class EndedSessionsOnPostgresIT extends EndedSessions {}
