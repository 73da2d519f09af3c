package io.likeness.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.annotation.Primary;

/** A machine's clock that somebody puts forward and back; no component, so that only a test that imports it has it. */
@Primary
public class JumpingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Puts the clock forward, or back by a negative time. */
    public void jump(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Puts it right. */
    public void right() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
