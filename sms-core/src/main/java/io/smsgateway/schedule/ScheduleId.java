package io.smsgateway.schedule;

import io.smsgateway.ProviderId;

/**
 * What a schedule is found again by.
 *
 * @param provider who keeps it
 * @param value as the provider's adapter names it, at most 200 printable ASCII characters without blanks; the vendor's
 *     id, for some with a word before it
 */
public record ScheduleId(ProviderId provider, String value) {

    public ScheduleId {
        if (value.isEmpty() || value.length() > 200 || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a schedule's id has from 1 to 200 printable ASCII characters without blanks");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static ScheduleId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not a schedule's id, which is provider/id");
        }
        return new ScheduleId(ProviderId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Provider and id with a slash between them, for a database. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
