package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Prometheus writes it: units from long to short, each at most once, such as {@code 15s} or
 * {@code 1h30m}. Years have 365 days here, as in Prometheus.
 *
 * @param text as it was given
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/">duration, in Configuration</a>
 */
public record PromDuration(String text) implements Serializable, Comparable<PromDuration> {

    private static final long serialVersionUID = 1L;
    private static final long[] UNIT_MILLIS = {
        365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
    };
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:(\\d{1,9})y)?(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,12})ms)?");
    /** What may be given, as a phrase. */
    public static final String ALLOWED = "a duration such as 15s, 1m30s or 2h (units y, w, d, h, m, s, ms)";

    /** @throws InvalidValueException if it is not a duration; {@code 0} is one */
    public PromDuration {
        if (millisOf(text) < 0) {
            throw new InvalidValueException(text, ALLOWED);
        }
    }

    /** A duration above zero, as intervals and time-outs must be. */
    public static PromDuration positive(String text) {
        PromDuration duration = new PromDuration(text);
        if (duration.millis() == 0) {
            throw new InvalidValueException(text, ALLOWED + " above zero");
        }
        return duration;
    }

    /** The length in milliseconds. */
    public long millis() {
        return millisOf(text);
    }

    @Override
    public int compareTo(PromDuration other) {
        return Long.compare(millis(), other.millis());
    }

    @Override
    public String toString() {
        return text;
    }

    /** The length, or -1 where the text is no duration or longer than Prometheus can hold (292 years). */
    private static long millisOf(String text) {
        if ("0".equals(text)) {
            return 0;
        }
        Matcher matcher = SYNTAX.matcher(text == null ? "" : text);
        if (text == null || text.isEmpty() || !matcher.matches()) {
            return -1;
        }
        try {
            long millis = 0;
            for (int unit = 0; unit < UNIT_MILLIS.length; unit++) {
                if (matcher.group(unit + 1) != null) {
                    long amount = Math.multiplyExact(Long.parseLong(matcher.group(unit + 1)), UNIT_MILLIS[unit]);
                    millis = Math.addExact(millis, amount);
                }
            }
            return millis > Long.MAX_VALUE / 1_000_000 ? -1 : millis;
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
