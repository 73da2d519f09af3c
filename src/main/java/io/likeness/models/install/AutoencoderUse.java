package io.likeness.models.install;

import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelUse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps base models whose autoencoder is on its way into another one. */
@Component
class AutoencoderUse implements BaseModelUse {

    private final InstallationBook book;

    AutoencoderUse(InstallationBook book) {
        this.book = book;
    }

    @Override
    public Optional<String> why(BaseModelId id) {
        return book.open().stream()
                .filter(open -> open.state().isUnderWay() && open.answers().areOf(id))
                .map(open -> "%s takes its autoencoder at the moment. Remove this base model when that is installed."
                        .formatted(open.title()))
                .findFirst();
    }
}
