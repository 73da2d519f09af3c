/** Tasks: what a user asked a GPU to do, from submission to result. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "users",
            "quotas",
            "storage",
            "trash",
            "subjects",
            "prompts",
            "models",
            "models::adapter",
            "engine",
            "engine::evaluation",
            "engine::export",
            "engine::inspection",
            "engine::presets",
            "engine::tokenizer",
            "engine::worker"
        })
package io.likeness.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
