package io.likeness.tasks.ui;

import com.vaadin.flow.component.Component;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.subjects.PhotoNote;
import io.likeness.users.CurrentAccount;
import java.util.Optional;

/** Says what becomes of real photos where there is nothing but the starter model to train. */
@org.springframework.stereotype.Component
class StarterPhotoNote implements PhotoNote {

    private final BaseModels baseModels;
    private final CurrentAccount account;

    StarterPhotoNote(BaseModels baseModels, CurrentAccount account) {
        this.baseModels = baseModels;
        this.account = account;
    }

    @Override
    public Optional<Component> build() {
        boolean nothingElse = baseModels.usableBy(account.id()).stream().allMatch(BaseModelDetails::builtIn);
        return nothingElse ? Optional.of(new StarterNote()) : Optional.empty();
    }
}
