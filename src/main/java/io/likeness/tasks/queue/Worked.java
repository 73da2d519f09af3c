package io.likeness.tasks.queue;

/**
 * What a worker has worked, by its own count.
 *
 * @param seconds from its start until now
 * @param preparing of these, before the first step or picture
 */
public record Worked(double seconds, double preparing) {

    public static final Worked NOTHING = new Worked(0, 0);
}
