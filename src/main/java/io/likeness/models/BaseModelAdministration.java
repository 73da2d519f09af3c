package io.likeness.models;

import io.likeness.common.NotFound;
import io.likeness.models.BaseModelChange.Done;
import io.likeness.models.BaseModelChange.Refused;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import io.likeness.users.CurrentAccount;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with base models; the log says who did it. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class BaseModelAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(BaseModelAdministration.class);
    private static final int LONGEST_NAME = 100;

    private final BaseModelRepository models;
    private final BaseModelFolders folders;
    private final List<BaseModelUse> uses;
    private final Accounts accounts;
    private final CurrentAccount current;
    private final Clock clock;

    BaseModelAdministration(
            BaseModelRepository models,
            BaseModelFolders folders,
            List<BaseModelUse> uses,
            Accounts accounts,
            CurrentAccount current,
            Clock clock) {
        this.models = models;
        this.folders = folders;
        this.uses = List.copyOf(uses);
        this.accounts = accounts;
        this.current = current;
        this.clock = clock;
    }

    /** All installed base models, the oldest first. */
    @Transactional(readOnly = true)
    public List<BaseModelCard> all() {
        return models.findByRemovedIsNullOrderByInstalled().stream()
                .map(model -> model.card(folders.isPresent(model)))
                .toList();
    }

    /** Puts a base model on offer, or takes it off: tasks that are submitted already go on. */
    public void enable(BaseModelId id, boolean enabled) {
        find(id).enable(enabled);
        log(enabled ? "enabled" : "disabled", id);
    }

    /** Changes what people call it. */
    public BaseModelChange rename(BaseModelId id, String typedName) {
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Refused("A name has 1 to %d characters.".formatted(LONGEST_NAME));
        }
        find(id).rename(name);
        log("renamed", id);
        return new Done();
    }

    /** Says who may use it. */
    public void allow(BaseModelId id, Audience audience) {
        find(id).allow(audience);
        log("opened to " + audience, id);
    }

    /** The people who may use it where only named ones may, by name. */
    @Transactional(readOnly = true)
    public List<AccountSummary> named(BaseModelId id) {
        return accounts.byId(find(id).named()).values().stream()
                .sorted(Comparator.comparing(AccountSummary::name))
                .toList();
    }

    /** Names one more person. */
    public BaseModelChange admit(BaseModelId id, String accountName) {
        Optional<AccountSummary> person = accounts.findByName(accountName);
        if (person.isEmpty()) {
            return new Refused("Nobody on this server is called \"%s\". Ask for the name the person signs in with."
                    .formatted(accountName.strip()));
        }
        if (!find(id).admit(person.get().id())) {
            return new Refused("%s is named already.".formatted(person.get().name()));
        }
        log("opened to " + person.get().name(), id);
        return new Done();
    }

    /** Ends what {@link #admit} began. */
    public void dismiss(BaseModelId id, AccountId account) {
        find(id).dismiss(account);
        log("closed to " + account, id);
    }

    /** Removes it, with its files if they are the studio's own; what was trained on it stays. */
    public BaseModelChange remove(BaseModelId id) {
        BaseModel model = find(id);
        if (model.isBuiltIn()) {
            return new Refused("The starter is part of the studio. Disable it if nobody shall use it.");
        }
        Optional<String> needed =
                uses.stream().flatMap(use -> use.why(id).stream()).findFirst();
        if (needed.isPresent()) {
            return new Refused(needed.get());
        }
        model.remove(clock.instant());
        if (model.ownsFiles()) {
            folders.deleteAfterCommit(model);
        }
        log("removed", id);
        return new Done();
    }

    private BaseModel find(BaseModelId id) {
        return models.findById(id.value())
                .filter(model -> !model.isRemoved())
                .orElseThrow(NotFound.of("Base model", id));
    }

    private void log(String what, BaseModelId id) {
        LOG.info("{} {} the base model {}", current.name(), what, id);
    }
}
