package io.likeness.models.install;

import io.likeness.models.BaseModelRegister;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What base models were made of, or are being made of: of one file there is one, and nothing is fetched twice at a time. */
@Component
class KnownSources {

    private final InstallationBook book;
    private final BaseModelRegister register;

    KnownSources(InstallationBook book, BaseModelRegister register) {
        this.book = book;
        this.register = register;
    }

    /** Why nothing may be begun with this source; empty if it may. */
    Optional<String> refusal(Origin origin, String source) {
        if (isUnderWay(origin, source)) {
            return Optional.of("%s is on its way already.".formatted(source));
        }
        return isMade(origin, source)
                ? Optional.of("A base model was made of %s already. Remove that one first.".formatted(source))
                : Optional.empty();
    }

    /**
     * Makes sure that of two installations that began at once only one becomes a base model.
     *
     * @throws Refusal if the other one has
     */
    void requireNotMade(InstallationDetails installation) {
        if (isMade(installation.origin(), installation.source())) {
            throw new Refusal(
                    "Another base model was made of %s meanwhile.".formatted(installation.source()),
                    "Dismiss this one.");
        }
    }

    /** Whether a base model was made of this file of the server; a model of the hub may come again in another revision. */
    private boolean isMade(Origin origin, String source) {
        return origin == Origin.FILE && register.cameFrom(source);
    }

    /** What a browser sends has a name that others may have too. */
    private boolean isUnderWay(Origin origin, String source) {
        return origin != Origin.UPLOAD
                && book.open().stream()
                        .anyMatch(open -> open.origin() == origin
                                && open.state().isUnderWay()
                                && (origin == Origin.HUB
                                        ? open.source().equalsIgnoreCase(source)
                                        : open.source().equals(source)));
    }

    /** All places on this server that base models were made of, or are being made of. */
    Set<String> places() {
        Set<String> places = new HashSet<>(register.places());
        book.open().stream()
                .filter(open -> open.origin() == Origin.FILE && open.state().isUnderWay())
                .forEach(open -> places.add(open.source()));
        return places;
    }
}
