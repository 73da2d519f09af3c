package io.likeness.users;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Knows the open sessions of every account, so that they can be ended at once; it holds only sessions that are open. */
@Component
class SignedInSessions implements HttpSessionListener, HttpSessionAttributeListener {

    private final Map<AccountId, Set<HttpSession>> byAccount = new ConcurrentHashMap<>();

    /** Ends every session of the account once this transaction is committed. */
    void endAfterCommit(AccountId account) {
        afterCommit(() -> end(account, session -> true));
    }

    /** Ends the account's sessions but one, once this transaction is committed. */
    void endOthersAfterCommit(AccountId account, String keptSession) {
        afterCommit(() -> end(account, session -> !session.getId().equals(keptSession)));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        remember(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        remember(event);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        byAccount.values().forEach(sessions -> sessions.removeIf(session -> session.equals(event.getSession())));
        byAccount.values().removeIf(Set::isEmpty);
    }

    private void remember(HttpSessionBindingEvent event) {
        Object value = event.getSession().getAttribute(event.getName());
        if (value instanceof SecurityContext context) {
            Authentication authentication = context.getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof SignedInAccount account) {
                byAccount.compute(account.id(), (id, sessions) -> {
                    Set<HttpSession> open = sessions == null ? ConcurrentHashMap.newKeySet() : sessions;
                    open.add(event.getSession());
                    return open;
                });
            }
        }
    }

    private void end(AccountId account, Predicate<HttpSession> which) {
        for (HttpSession session : Set.copyOf(byAccount.getOrDefault(account, Set.of()))) {
            if (which.test(session)) {
                end(session);
            }
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedByItself) {
            return; // It timed out just now; the account's other sessions must end all the same.
        }
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
