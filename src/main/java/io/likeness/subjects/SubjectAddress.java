package io.likeness.subjects;

import io.likeness.common.AddressCheck;
import io.likeness.common.NotFound;
import io.likeness.users.CurrentAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a subject leads somewhere only for whoever may see it. */
@Configuration(proxyBeanMethods = false)
class SubjectAddress {

    @Bean
    AddressCheck addressOfSubject(SubjectService subjects, CurrentAccount account) {
        return new AddressCheck(
                "subjects",
                text -> subjects.get(account.id(), SubjectId.parse(text).orElseThrow(NotFound.of("Subject", text))));
    }
}
