package io.likeness.users;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every two seconds whether another node ended sessions of accounts that have some here; one small query for all. */
@Component
class SessionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

    private final SignedInSessions sessions;
    private final SessionEnds ends;
    private final AccountRepository accounts;

    SessionWatch(SignedInSessions sessions, SessionEnds ends, AccountRepository accounts) {
        this.sessions = sessions;
        this.ends = ends;
        this.accounts = accounts;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    public void look() {
        Set<AccountId> here = sessions.accounts();
        if (here.isEmpty()) {
            return;
        }
        try {
            Map<AccountId, Long> series = accounts
                    .sessionSeries(here.stream().map(AccountId::value).toList())
                    .stream()
                    .collect(Collectors.toMap(at -> new AccountId(at.account()), SessionSeries::series));
            here.forEach(account -> ends.endBefore(account, series.getOrDefault(account, Long.MAX_VALUE)));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Whether sessions ended elsewhere is looked up at the next round", e); // others say so loudly
        }
    }
}
