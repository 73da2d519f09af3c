package io.likeness.trash;

import io.likeness.users.AccountFate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events about things that are gone for good: whoever has not heard of them yet need not. */
@Component
public class PendingEvents {

    private final JdbcClient jdbc;

    PendingEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AccountFate.Forgotten gone) {
        forget(gone.account().value());
    }

    /** Deletes events that name the thing, for example a picture that was made while its subject was deleted. */
    public void forget(UUID thing) {
        jdbc.sql("delete from event_publication where serialized_event like :id")
                .param("id", "%" + thing + "%")
                .update();
    }
}
