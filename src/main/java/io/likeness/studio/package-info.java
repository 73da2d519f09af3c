/** The Studio page: choose a checkpoint and prompts, watch pictures appear. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "users",
            "quotas",
            "storage",
            "subjects",
            "prompts",
            "models",
            "models::adapter",
            "tasks",
            "galleries"
        })
package io.likeness.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
