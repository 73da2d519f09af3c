package io.likeness.models.install;

import io.likeness.common.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access tokens that administrators typed: in memory only and as long as their installation lasts. After a restart they are asked for again. */
@Component
class HubTokens {

    private final Map<InstallationId, Secret> tokens = new ConcurrentHashMap<>();

    /** A blank one is none. */
    void keep(InstallationId id, String typed) {
        if (!typed.isBlank()) {
            tokens.put(id, new Secret(typed.strip()));
        }
    }

    @Nullable
    Secret of(InstallationId id) {
        return tokens.get(id);
    }

    void forget(InstallationId id) {
        tokens.remove(id);
    }
}
