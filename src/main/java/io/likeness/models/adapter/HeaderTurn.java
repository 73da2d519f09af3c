package io.likeness.models.adapter;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets one header at a time be read, whether a file arrives or a page asks: the largest take hundreds of megabytes while they are. */
@Component
class HeaderTurn {

    private final Semaphore turn = new Semaphore(1, true);

    /** Waits for its turn, then reads. */
    <T> T read(Supplier<T> reading) {
        turn.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            turn.release();
        }
    }
}
