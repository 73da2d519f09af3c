package io.likeness.users;

import jakarta.servlet.http.HttpSession;

/** Tells the open pages of a session that it ends. */
public interface SessionFarewell {

    /** Called shortly before the session is invalidated, in a thread that belongs to no page. */
    void tell(HttpSession session);
}
