package io.likeness.subjects;

import io.likeness.users.AccountId;
import java.util.List;

/** What a higher feature knows of identifiers: which of them are single words to the base models that an account may train. */
public interface IdentifierFit {

    /** The same identifiers, those first that suit most of these models. */
    List<String> bestFirst(AccountId who, List<String> identifiers);
}
