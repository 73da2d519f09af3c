package io.likeness.subjects;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A sentence that a higher feature has to say where photos are added, such as what its models make of them. */
public interface PhotoNote {

    /** The sentence, if there is something to say now; called in the thread of the page. */
    Optional<Component> build();
}
