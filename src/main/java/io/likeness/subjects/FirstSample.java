package io.likeness.subjects;

import io.likeness.users.AccountCreated;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Gives the first account of a new server the sample subject, so that the main job can be tried at once. */
@Component
class FirstSample {

    private final SampleSubject sample;
    private final SubjectRepository subjects;
    private final Accounts accounts;

    FirstSample(SampleSubject sample, SubjectRepository subjects, Accounts accounts) {
        this.sample = sample;
        this.subjects = subjects;
        this.accounts = accounts;
    }

    @ApplicationModuleListener(id = "subjects.FirstSample")
    public void on(AccountCreated created) {
        boolean administrator = Optional.ofNullable(
                        accounts.byId(List.of(created.account())).get(created.account()))
                .filter(AccountSummary::isAdministrator)
                .isPresent(); // it may be gone by now
        if (administrator && subjects.count() == 0) {
            sample.give(created.account());
        }
    }
}
