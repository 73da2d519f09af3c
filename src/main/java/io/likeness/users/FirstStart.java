package io.likeness.users;

import io.likeness.common.LikenessProperties;
import io.likeness.common.UnusableSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the administrator {@code admin} when the server starts without any account. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

    private static final AccountName ADMINISTRATOR = new AccountName("admin");

    private final AccountRepository accounts;
    private final AccountRegister register;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final LikenessProperties settings;

    FirstStart(
            AccountRepository accounts,
            AccountRegister register,
            Passwords passwords,
            TransactionTemplate transaction,
            LikenessProperties settings) {
        this.accounts = accounts;
        this.register = register;
        this.passwords = passwords;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            if (accounts.count() == 0) {
                if (!settings.admin().startAnew()) {
                    new LeftData(settings.home().toAbsolutePath().normalize()).requireNone();
                }
                makeAdministrator(settings.admin().password());
            }
        });
    }

    private void makeAdministrator(@Nullable String chosenPassword) {
        if (chosenPassword != null && !chosenPassword.isBlank()) {
            passwords.objection(chosenPassword, ADMINISTRATOR.value()).ifPresent(objection -> {
                throw new UnusableSetting(
                        "LIKENESS_ADMIN_PASSWORD cannot be used: " + objection,
                        "Set another one, or none to have one generated.");
            });
            register.register(ADMINISTRATOR, chosenPassword, Role.ADMINISTRATOR);
            return;
        }
        String generated = passwords.generate();
        register.register(ADMINISTRATOR, generated, Role.ADMINISTRATOR);
        print(generated);
    }

    /** To the console and not to the log: logs are kept and shipped, and this is shown once. */
    private static void print(String password) {
        System.out.printf("""

                ------------------------------------------------------------------
                  This server had no accounts, so an administrator was made.

                    name      %s
                    password  %s

                  The password is not shown again. Change it after signing in.
                ------------------------------------------------------------------

                """, ADMINISTRATOR.value(), password);
    }
}
