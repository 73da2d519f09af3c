package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionBindingEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How the open sessions of an account end together. */
class SignedInSessionsTest {

    private final SignedInSessions sessions = new SignedInSessions();
    private final AccountId account = AccountId.random();

    @BeforeEach
    void beginATransaction() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void endTheTransaction() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void aSessionThatTimesOutAtThatMomentKeepsNoOtherOpen() {
        List<MockHttpSession> open = Stream.generate(this::signIn).limit(3).toList();
        open.get(1).invalidate();

        sessions.endAfterCommit(account);
        commit();

        assertThat(open).allMatch(MockHttpSession::isInvalid);
    }

    @Test
    void theSessionOfWhoChangesThePasswordStays() {
        MockHttpSession mine = signIn();
        MockHttpSession other = signIn();

        sessions.endOthersAfterCommit(account, mine.getId());
        commit();

        assertThat(mine.isInvalid()).isFalse();
        assertThat(other.isInvalid()).isTrue();
    }

    private MockHttpSession signIn() {
        MockHttpSession session = new MockHttpSession();
        SignedInAccount person = new SignedInAccount(account, "ann", Role.MEMBER, false, null);
        session.setAttribute(
                "context",
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
        sessions.attributeAdded(new HttpSessionBindingEvent(session, "context"));
        return session;
    }

    private static void commit() {
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
    }
}
