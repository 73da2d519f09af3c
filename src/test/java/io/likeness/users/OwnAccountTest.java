package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountCreation.Created;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.transaction.support.TransactionTemplate;

/** The deletion of one's own account. */
@IntegrationTest
class OwnAccountTest {

    @Autowired
    OwnAccount own;

    @Autowired
    AccountRepository repository;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TransactionTemplate transaction;

    private Created me;

    @BeforeEach
    void signIn() {
        me = accounts.create(Role.MEMBER);
        accounts.signIn(me.account());
    }

    @AfterEach
    void signOut() {
        accounts.signOut();
    }

    @Test
    void aPasswordIsComparedBeforeTheAdministratorsAreLocked() {
        transaction.executeWithoutResult(_ -> {
            repository.lockActiveAdministrators();
            assertThat(elsewhere(() -> own.delete("not it", ""))
                            .orTimeout(8, TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(new AccountChange.Refused("The password is not right."));
        });
    }

    @Test
    void itGoesOnWhenTheAdministratorsAreFree() {
        CompletableFuture<AccountChange> deletion = transaction.execute(_ -> {
            repository.lockActiveAdministrators();
            return elsewhere(() -> own.delete(me.password(), ""));
        });

        assertThat(deletion.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(new AccountChange.Done());
        assertThat(repository.findById(me.account().id().value()).orElseThrow().isDeleted())
                .isTrue();
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> action) {
        return CompletableFuture.supplyAsync(
                action,
                new DelegatingSecurityContextExecutor(run -> Thread.ofVirtual().start(run)));
    }
}
