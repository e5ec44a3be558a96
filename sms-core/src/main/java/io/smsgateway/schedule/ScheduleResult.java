package io.smsgateway.schedule;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.TextSanitizer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result of a request to create, change or cancel a schedule. Immutable. Create it with {@link #of} and add what the
 * vendor reports with the {@code with} methods, each of which returns a changed copy.
 */
public final class ScheduleResult {

    /** Outcome of a request to create, change or cancel a schedule. Values may be added; use a default branch. */
    public enum Outcome {
        /** The vendor did it; of a list of messages, for at least one of them. */
        DONE,
        /** Too late to change: the schedule was sent or cancelled before; the vendor does not say which. */
        TOO_LATE,
        /** The vendor knows no such schedule. */
        UNKNOWN_ID,
        /** Certainly not done, for all messages. */
        REFUSED,
        /**
         * It may have been done: the response was lost or inconclusive. Query the schedule, where there is an id,
         * before trying again.
         */
        UNCONFIRMED
    }

    private final ProviderId provider;
    private final Outcome outcome;
    private final @Nullable ScheduleId id;
    private final List<SendResult> results;
    private final @Nullable String code;
    private final String detail;

    private ScheduleResult(
            ProviderId provider,
            Outcome outcome,
            @Nullable ScheduleId id,
            List<SendResult> results,
            @Nullable String code,
            String detail) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.id = id;
        this.results = results;
        this.code = code;
        this.detail = detail;
    }

    /**
     * Creates a result without an id, results of messages and a code.
     *
     * @param provider the provider that was requested
     * @param detail in words; made safe to print
     */
    public static ScheduleResult of(ProviderId provider, Outcome outcome, String detail) {
        return new ScheduleResult(provider, outcome, null, List.of(), null, TextSanitizer.of(detail));
    }

    /** Returns the provider that was requested. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns the outcome. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns whether the outcome is {@link Outcome#DONE}. */
    public boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** Returns the id of the schedule; null where none was created, or none is known. */
    public @Nullable ScheduleId id() {
        return id;
    }

    /**
     * Returns one result for each message given, in their order: {@link io.smsgateway.Accepted} means scheduled, with
     * the schedule's id as its message id, which no delivery report carries: {@link ScheduleService#find} returns each
     * message's own. Empty for a cancellation. Unmodifiable.
     */
    public List<SendResult> results() {
        return results;
    }

    /** Returns the vendor's own code, safe to print; null where there is none. */
    public @Nullable String code() {
        return code;
    }

    /** Returns what happened in words, safe to print. */
    public String detail() {
        return detail;
    }

    /** Returns a copy with the id of the schedule. */
    public ScheduleResult withId(@Nullable ScheduleId other) {
        return new ScheduleResult(provider, outcome, other, results, code, detail);
    }

    /** Returns a copy with one result for each message, in their order; the list is copied. */
    public ScheduleResult withResults(List<? extends SendResult> other) {
        return new ScheduleResult(provider, outcome, id, List.copyOf(other), code, detail);
    }

    /** Returns a copy with the vendor's own code, which is made safe to print. */
    public ScheduleResult withCode(@Nullable String other) {
        String safe = other == null ? null : TextSanitizer.of(other);
        return new ScheduleResult(provider, outcome, id, results, safe, detail);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(provider, outcome, id, results, code, detail);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleResult that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "ScheduleResult{" + provider + ", " + outcome + (id == null ? "" : ", " + id) + ", " + results.size()
                + " messages" + (code == null ? "" : ", code " + code) + ", " + detail + "}";
    }
}
