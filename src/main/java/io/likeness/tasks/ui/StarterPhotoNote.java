package io.likeness.tasks.ui;

import com.vaadin.flow.component.Component;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.subjects.PhotoNote;
import java.util.Optional;

/** Says what becomes of real photos where there is nothing but the starter model to train. */
@org.springframework.stereotype.Component
class StarterPhotoNote implements PhotoNote {

    private final BaseModels baseModels;

    StarterPhotoNote(BaseModels baseModels) {
        this.baseModels = baseModels;
    }

    @Override
    public Optional<Component> build() {
        boolean nothingElse = baseModels.enabled().stream().allMatch(BaseModelDetails::builtIn);
        return nothingElse ? Optional.of(new StarterNote()) : Optional.empty();
    }
}
