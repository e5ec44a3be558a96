package io.smsgateway.schedule;

import io.smsgateway.ProviderId;

/**
 * Id of a schedule.
 *
 * @param provider the provider that keeps it
 * @param value the id that the provider's adapter assigned, at most 200 printable ASCII characters without blanks: the
 *     vendor's id, for some vendors with a prefix
 */
public record ScheduleId(ProviderId provider, String value) {

    public ScheduleId {
        if (value.isEmpty() || value.length() > 200 || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a schedule id must be 1 to 200 printable ASCII characters without blanks");
        }
    }

    /**
     * Parses the output of {@link #toString}.
     *
     * @throws IllegalArgumentException when the text is no such output
     */
    public static ScheduleId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not a schedule id of the form provider/id");
        }
        return new ScheduleId(ProviderId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Returns provider and id with a slash between them, for a database. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
