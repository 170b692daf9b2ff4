package io.jenkins.plugins.monitoringimages.bench;

import java.util.Locale;

/**
 * What came of a case.
 *
 * @param name of the case
 * @param ours what our side needed
 * @param other what it is compared with
 * @param target that their ratio must not exceed
 * @param unit of both, such as {@code s} or {@code MiB}
 * @param detail in a few words
 */
record Outcome(String name, double ours, double other, double target, String unit, String detail) {

    double ratio() {
        return ours / other;
    }

    boolean isMet() {
        return ratio() <= target;
    }

    /** A comparison in time. */
    static Outcome of(String name, Timing ours, Timing other, double target) {
        return new Outcome(
                name, ours.median(), other.median(), target, "s", "spread " + ours.spread() + " against " + other.spread());
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"ours_%s\": %.4f, \"%s_%s\": %.4f, \"ratio\": %.3f, \"target\": %.2f, \"met\": %s,"
                        + " \"detail\": \"%s\"}",
                name, unit, ours, unit.equals("s") ? "shell" : "limit", unit, other, ratio(), target, isMet(), detail);
    }
}
