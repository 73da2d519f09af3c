package io.likeness.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling the log: of warnings and errors that libraries write in the same words, six come through, then one each
 * half minute, with the number of those that were left out.
 */
@Component
class LogFlood extends TurboFilter {

    private static final int KINDS = 1_000;
    private static final String OURS = "io.likeness.";
    private static final org.slf4j.Logger log = LoggerFactory.getLogger(LogFlood.class);

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(Bucket bucket, AtomicLong leftOut) {}

    LogFlood() {
        setName(LogFlood.class.getName());
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().removeIf(filter -> getName().equals(filter.getName()));
            logback.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String words,
            Object @Nullable [] values,
            @Nullable Throwable cause) {
        boolean asksOnly = words == null && cause == null;
        if (asksOnly || !level.isGreaterOrEqual(Level.WARN) || logger.getName().startsWith(OURS)) {
            return FilterReply.NEUTRAL;
        }
        return comesThrough(logger.getName(), words) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private boolean comesThrough(String logger, @Nullable String words) {
        if (kinds.size() > KINDS) { // words with changing values in them
            kinds.clear();
        }
        Kind kind = kinds.computeIfAbsent(logger + " " + words, unused -> new Kind(bucket(), new AtomicLong()));
        if (!kind.bucket().tryConsume(1)) {
            kind.leftOut().incrementAndGet();
            return false;
        }
        long leftOut = kind.leftOut().getAndSet(0);
        if (leftOut > 0) {
            log.warn("{} lines of {} like the next one were left out", leftOut, logger);
        }
        return true;
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(6).refillGreedy(1, Duration.ofSeconds(30)))
                .build();
    }
}
