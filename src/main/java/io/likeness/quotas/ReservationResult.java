package io.likeness.quotas;

/** The answer to a reservation. */
public sealed interface ReservationResult {

    /** The GPU-seconds are set aside. */
    record Granted() implements ReservationResult {}

    /**
     * The budget does not suffice; nothing was set aside.
     *
     * @param sentence for the person: what is left and when it renews
     */
    record Refused(String sentence) implements ReservationResult {}
}
