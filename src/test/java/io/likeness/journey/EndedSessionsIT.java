package io.likeness.journey;

/** On H2, as the studio starts without any setting. */
class EndedSessionsIT extends EndedSessions {}
