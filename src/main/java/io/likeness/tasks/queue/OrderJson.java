package io.likeness.tasks.queue;

import io.likeness.tasks.TaskKind;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Orders as JSON in the task table; the task's kind says which record it is. */
@Component
class OrderJson {

    private final JsonMapper json;

    OrderJson(JsonMapper json) {
        this.json = json;
    }

    String write(TaskOrder order) {
        return json.writeValueAsString(order);
    }

    TaskOrder read(TaskKind kind, String text) {
        return switch (kind) {
            case FINE_TUNING -> json.readValue(text, TaskOrder.FineTuning.class);
            case GENERATION -> json.readValue(text, TaskOrder.Generation.class);
        };
    }
}
