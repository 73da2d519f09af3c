package io.likeness.tasks;

import io.likeness.common.AddressCheck;
import io.likeness.common.NotFound;
import io.likeness.users.CurrentAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a task leads somewhere only for whoever may see it. */
@Configuration(proxyBeanMethods = false)
class TaskAddress {

    @Bean
    AddressCheck addressOfTask(Tasks tasks, CurrentAccount account) {
        return new AddressCheck(
                "tasks", text -> tasks.get(account.id(), TaskId.parse(text).orElseThrow(NotFound.of("Task", text))));
    }
}
