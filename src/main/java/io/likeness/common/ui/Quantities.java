package io.likeness.common.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers with their units, as people read them. */
public final class Quantities {

    private Quantities() {}

    /** GPU-seconds or any other time: {@code 45 s}, {@code 6 min}, {@code 2 h 5 min}. */
    public static String seconds(long seconds) {
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 100) {
            return minutes + " min";
        }
        long restMinutes = minutes % 60;
        String hours = number(minutes / 60) + " h";
        return restMinutes == 0 ? hours : hours + " " + restMinutes + " min";
    }

    /** A whole number with thousands separated: {@code 72,000}. */
    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** A share of 1: {@code 60 %}. */
    public static String percent(double share) {
        return number(Math.round(share * 100)) + " %";
    }

    /** {@code 1 picture}, {@code 1,200 pictures}. */
    public static String pictures(long count) {
        return count == 1 ? "1 picture" : number(count) + " pictures";
    }

    /** A file size: {@code 340 KB}, {@code 1.2 GB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes / 1000.0;
        for (String unit : new String[] {"KB", "MB", "GB"}) {
            if (size < 999.5) {
                return String.format(Locale.ENGLISH, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= 1000;
        }
        return String.format(Locale.ENGLISH, "%.1f TB", size);
    }

    /** When something will be: {@code in 29 days}, {@code in 5 h}, {@code in a moment}. */
    public static String in(Instant then, Instant now) {
        Duration left = Duration.between(now, then);
        if (left.toHours() < 1) {
            return left.toMinutes() < 1 ? "in a moment" : "in " + left.toMinutes() + " min";
        }
        if (left.toDays() < 2) {
            return "in " + left.toHours() + " h";
        }
        return "in " + left.toDays() + " days";
    }

    /** How long ago something was: {@code just now}, {@code 5 min ago}, {@code 3 days ago}. */
    public static String ago(Instant then, Instant now) {
        Duration since = Duration.between(then, now);
        if (since.toMinutes() < 1) {
            return "just now";
        }
        if (since.toHours() < 1) {
            return since.toMinutes() + " min ago";
        }
        if (since.toDays() < 1) {
            return since.toHours() + " h ago";
        }
        return since.toDays() == 1 ? "yesterday" : since.toDays() + " days ago";
    }
}
