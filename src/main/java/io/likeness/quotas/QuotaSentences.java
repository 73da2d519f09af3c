package io.likeness.quotas;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How refusals are worded. */
final class QuotaSentences {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private QuotaSentences() {}

    static String refusal(long needed, Allowance allowance) {
        String open = allowance.reserved() == 0
                ? ""
                : ", with %s reserved for tasks that have not ended".formatted(number(allowance.reserved()));
        return "This needs about %s GPU-seconds, but %s of your %s are left this month%s. Your budget renews on %s."
                .formatted(
                        number(needed),
                        number(allowance.left()),
                        number(allowance.budget()),
                        open,
                        DAY.format(allowance.renewsOn()));
    }

    private static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
