package io.likeness.users;

import java.util.UUID;

/** Which series of sessions an account is at. */
record SessionSeries(UUID account, long series) {}
