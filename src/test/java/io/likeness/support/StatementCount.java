package io.likeness.support;

import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Counts the statements that something asks of the database in its own thread; what the studio does by itself meanwhile is not counted. */
public class StatementCount implements HibernatePropertiesCustomizer, StatementInspector {

    private final transient ThreadLocal<Long> asked = ThreadLocal.withInitial(() -> 0L);

    @Override
    public void customize(Map<String, Object> properties) {
        properties.put(AvailableSettings.STATEMENT_INSPECTOR, this);
    }

    @Override
    public String inspect(String sql) {
        asked.set(asked.get() + 1);
        return sql;
    }

    /** How many statements the work took. */
    public long of(Runnable work) {
        asked.set(0L);
        work.run();
        return asked.get();
    }
}
