package io.likeness.users;

import io.likeness.common.AfterCommit;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Ends sessions of accounts: those of this node at once, and those of others at their next look at the account's series
 * ({@link SessionWatch}).
 */
@Component
class SessionEnds {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);

    /** A page's line is cut with its session: the news needs a moment on it before. */
    private static final Duration FOR_THE_NEWS = Duration.ofMillis(500);

    private final SignedInSessions sessions;
    private final List<SessionFarewell> farewells;

    SessionEnds(SignedInSessions sessions, List<SessionFarewell> farewells) {
        this.sessions = sessions;
        this.farewells = farewells;
    }

    /** Ends every session of the account once this transaction is committed. */
    void endAfterCommit(Account account) {
        endOthersAfterCommit(account, "");
    }

    /** Ends the account's sessions but one, once this transaction is committed. */
    void endOthersAfterCommit(Account account, String keptSession) {
        AccountId id = account.id();
        long series = account.endSessions();
        AfterCommit.run(() -> {
            sessions.keep(id, keptSession, series);
            endBefore(id, series);
        });
    }

    /** Ends the sessions of the account that began before this series. */
    void endBefore(AccountId account, long series) {
        for (HttpSession session : sessions.before(account, series)) {
            carefully(() -> session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY));
            sessions.forget(session);
            // The calling thread carries its own page's session and user interface about, which must not meet
            // another's.
            Thread.ofVirtual().name("session-ends").start(() -> end(session));
        }
    }

    private void end(HttpSession session) {
        carefully(() -> farewells.forEach(farewell -> farewell.tell(session)));
        try {
            Thread.sleep(FOR_THE_NEWS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        carefully(session::invalidate);
    }

    /** The account's other sessions must end all the same. */
    private static void carefully(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException e) {
            LOG.debug("A session timed out just as it was ended", e);
        } catch (RuntimeException e) {
            LOG.warn("A session that was ended did not end cleanly", e);
        }
    }
}
