package io.likeness.users;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/** The open sessions of this node and whose they are. */
@Component
class SignedInSessions implements HttpSessionListener, HttpSessionAttributeListener {

    /** Whose a session is, and in which series of that account's sessions it began. */
    private record Owner(AccountId account, long series) {}

    private final Map<HttpSession, Owner> owners = new ConcurrentHashMap<>();

    /** The accounts that have sessions here. */
    Set<AccountId> accounts() {
        return owners.values().stream().map(Owner::account).collect(Collectors.toUnmodifiableSet());
    }

    /** The sessions of the account that began before this series. */
    List<HttpSession> before(AccountId account, long series) {
        return owners.entrySet().stream()
                .filter(open -> open.getValue().account().equals(account)
                        && open.getValue().series() < series)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Lets a session of the account go on into its next series. */
    void keep(AccountId account, String session, long series) {
        owners.replaceAll((open, owner) ->
                owner.account().equals(account) && open.getId().equals(session) ? new Owner(account, series) : owner);
    }

    /** Nobody is signed in there any more. */
    void forget(HttpSession session) {
        owners.remove(session);
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
        owners.remove(event.getSession());
    }

    private void remember(HttpSessionBindingEvent event) {
        HttpSession session = event.getSession();
        if (session.getAttribute(event.getName()) instanceof SecurityContext context) {
            Authentication authentication = context.getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof SignedInAccount account) {
                // The same sign-in set again says nothing new: a session that was kept stays kept.
                Owner owner = new Owner(account.id(), account.sessionSeries());
                owners.merge(
                        session,
                        owner,
                        (old, now) -> old.account().equals(now.account()) && old.series() > now.series() ? old : now);
            }
        }
    }
}
