package io.likeness.trash;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Things of one kind that go into the trash along with another one, as the pictures of a subject do with the subject. */
public interface Companions {

    /** Kinds are named in ascending order. */
    int order();

    /** So many of them in words, for example "1 checkpoint". */
    String words(long count);

    /** How many would go along with this one, were it deleted now. */
    long wouldGoWith(UUID thing);

    /** How many went along with each of these; things without any are left out. */
    Map<UUID, Long> goneWith(Collection<UUID> deleted);
}
