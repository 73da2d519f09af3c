package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How the open sessions of an account end together. */
class SignedInSessionsTest {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** The thread in which each session was told of its end. */
    private final Map<HttpSession, Thread> told = new ConcurrentHashMap<>();

    private final SignedInSessions sessions = new SignedInSessions();
    private final SessionEnds ends =
            new SessionEnds(sessions, List.of(session -> told.put(session, Thread.currentThread())));
    private final Account account = new Account(new AccountName("ann"), "hash", Role.MEMBER, Instant.EPOCH);

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

        ends.endAfterCommit(account);
        commit();

        assertThat(open).noneMatch(SignedInSessionsTest::letsIn);
        await().untilAsserted(() -> assertThat(open).allMatch(MockHttpSession::isInvalid));
    }

    @Test
    void theSessionOfWhoChangesThePasswordStays() {
        MockHttpSession mine = signIn();
        MockHttpSession other = signIn();

        ends.endOthersAfterCommit(account, mine.getId());
        commit();

        await().untilAsserted(() -> assertThat(other.isInvalid()).isTrue());
        assertThat(letsIn(mine)).isTrue();
    }

    @Test
    void aSessionThatWasKeptGoesOnWhenItsSignInIsNotedAgain() {
        MockHttpSession mine = signIn();
        ends.endOthersAfterCommit(account, mine.getId());
        commit();

        sessions.attributeReplaced(new HttpSessionBindingEvent(mine, CONTEXT));

        assertThat(sessions.before(account.id(), account.forSignIn().sessionSeries()))
                .isEmpty();
    }

    @Test
    void sessionsAreToldOfTheirEndInAThreadThatBelongsToNoPage() {
        MockHttpSession session = signIn();

        ends.endAfterCommit(account);
        commit();

        await().untilAsserted(() -> assertThat(told).containsOnlyKeys(session));
        assertThat(told.get(session)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void whatATellerThrowsKeepsNoOtherSessionOpenAndReachesNobody() {
        SessionEnds stumbling = new SessionEnds(sessions, List.of(session -> {
            throw new UnsupportedOperationException("a page in an odd state");
        }));
        MockHttpSession one = signIn();
        MockHttpSession two = signIn();

        stumbling.endAfterCommit(account);
        commit();

        await().untilAsserted(() -> assertThat(List.of(one, two)).allMatch(MockHttpSession::isInvalid));
    }

    @Test
    void whoSignsInAfterTheEndStaysSignedIn() {
        ends.endAfterCommit(account);
        MockHttpSession fresh = signIn();
        commit();

        assertThat(letsIn(fresh)).isTrue();
    }

    private MockHttpSession signIn() {
        MockHttpSession session = new MockHttpSession();
        SignedInAccount person = account.forSignIn();
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
        sessions.attributeAdded(new HttpSessionBindingEvent(session, CONTEXT));
        return session;
    }

    private static boolean letsIn(MockHttpSession session) {
        return !session.isInvalid() && session.getAttribute(CONTEXT) != null;
    }

    private static void commit() {
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        TransactionSynchronizationManager.clearSynchronization();
        TransactionSynchronizationManager.initSynchronization();
    }
}
