package io.likeness.subjects;

import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many subjects an account has. */
@Component
class SubjectsOfAccount implements AccountOwnings {

    private final SubjectRepository rows;

    SubjectsOfAccount(SubjectRepository rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(rows.countByOwnerId(account.value()), "subject", "subjects");
    }
}
