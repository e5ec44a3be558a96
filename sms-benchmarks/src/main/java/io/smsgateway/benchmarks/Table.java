package io.smsgateway.benchmarks;

import java.util.Locale;

/** Prints figures and their limits, line by line. */
final class Table {

    private static final String LINE = "%-26s %-20s %12s %12s %8s  %-10s %s%n";

    private boolean anyShort;

    Table() {
        System.out.printf(Locale.ROOT, LINE, "scenario", "figure", "library", "by hand", "ratio", "bar", "");
    }

    /** A ratio that should be no less. */
    void ratioAtLeast(String scenario, String figure, double library, double byHand, double ratio, double bar) {
        print(scenario, figure, number(library), number(byHand), number(ratio), ">= " + number(bar), ratio >= bar);
    }

    /** A ratio that should be no more. */
    void ratioAtMost(String scenario, String figure, double library, double byHand, double ratio, double bar) {
        print(scenario, figure, number(library), number(byHand), number(ratio), "<= " + number(bar), ratio <= bar);
    }

    /** A figure of the library that should be no more, beside that of what is written by hand, if any. */
    void atMost(String scenario, String figure, double library, double byHand, double bar) {
        String beside = Double.isNaN(byHand) ? "" : number(byHand);
        print(scenario, figure, number(library), beside, "", "<= " + number(bar), library <= bar);
    }

    /** A figure of the library that should be no less, beside that of what is written by hand, if any. */
    void atLeast(String scenario, String figure, double library, double byHand, double bar) {
        String beside = Double.isNaN(byHand) ? "" : number(byHand);
        print(scenario, figure, number(library), beside, "", ">= " + number(bar), library >= bar);
    }

    /** A figure of the library alone, without a bar. */
    void figure(String scenario, String figure, double library) {
        print(scenario, figure, number(library), "", "", "", true);
    }

    /** A ratio without a bar. */
    void figure(String scenario, String figure, double library, double byHand, double ratio) {
        print(scenario, figure, number(library), number(byHand), number(ratio), "", true);
    }

    private void print(
            String scenario, String figure, String library, String byHand, String ratio, String bar, boolean kept) {
        anyShort |= !kept;
        System.out.printf(Locale.ROOT, LINE, scenario, figure, library, byHand, ratio, bar, kept ? "ok" : "SHORT");
    }

    boolean isAnyShort() {
        return anyShort;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
