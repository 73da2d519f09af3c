package io.likeness.subjects;

import io.likeness.users.AccountId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Suggests identifiers that no subject on this server has, rare tokens first. */
@Component
class Identifiers {

    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";

    private final List<String> rare = RareTokens.all();
    private final SubjectRepository subjects;
    private final ObjectProvider<IdentifierFit> fits;
    private final RandomGenerator random = new SecureRandom();

    Identifiers(SubjectRepository subjects, ObjectProvider<IdentifierFit> fits) {
        this.subjects = subjects;
        this.fits = fits;
    }

    /**
     * As many free identifiers as asked for, those first that suit the models that the account may train. Another subject may take one
     * before it is saved: the table decides.
     */
    List<String> free(AccountId who, int count) {
        Set<String> taken = new HashSet<>(subjects.identifiersAmong(rare));
        List<String> best =
                rare.stream().filter(token -> !taken.contains(token)).toList();
        for (IdentifierFit fit : fits) {
            best = fit.bestFirst(who, best);
        }
        List<String> free = new ArrayList<>(best.stream().limit(count).toList());
        while (free.size() < count) {
            free.add(madeUp());
        }
        return free;
    }

    boolean isTaken(String identifier) {
        return subjects.existsByIdentifier(identifier);
    }

    /** Why an identifier cannot be had, and which can. */
    String takenInWords(AccountId who, String identifier) {
        return "\"%s\" belongs to another subject on this server. \"%s\" is free."
                .formatted(identifier, free(who, 1).getFirst());
    }

    /** When all listed tokens are taken: five consonants, of which there are three million. */
    private String madeUp() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        return word.toString();
    }
}
