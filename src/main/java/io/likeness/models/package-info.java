/** Base models that are installed and checkpoints that fine-tuning made. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "users",
            "storage",
            "engine",
            "engine::conversion",
            "engine::inspection",
            "engine::presets",
            "engine::starter",
            "engine::tokenizer",
            "subjects",
            "trash"
        })
package io.likeness.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
