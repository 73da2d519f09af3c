package io.likeness.subjects;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Suggests identifiers that no subject on this server has, rare tokens first. */
@Component
class Identifiers {

    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";

    private final List<String> rare = RareTokens.read();
    private final SubjectRepository subjects;
    private final RandomGenerator random = new SecureRandom();

    Identifiers(SubjectRepository subjects) {
        this.subjects = subjects;
    }

    /** As many free identifiers as asked for. Another subject may take one before it is saved: the table decides. */
    List<String> free(int count) {
        Set<String> taken = new HashSet<>(subjects.identifiersAmong(rare));
        List<String> free = new ArrayList<>(rare.stream()
                .filter(token -> !taken.contains(token))
                .limit(count)
                .toList());
        while (free.size() < count) {
            free.add(madeUp());
        }
        return free;
    }

    boolean isTaken(String identifier) {
        return subjects.existsByIdentifier(identifier);
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
