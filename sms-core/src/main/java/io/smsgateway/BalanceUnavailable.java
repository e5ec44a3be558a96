package io.smsgateway;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result of a balance query that failed. */
public final class BalanceUnavailable implements BalanceResult, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ProviderId provider;
    private final Refusal reason;
    private final String detail;

    private BalanceUnavailable(ProviderId provider, Refusal reason, String detail) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.detail = TextSanitizer.of(detail);
    }

    /**
     * Returns the result of a failed query.
     *
     * @param provider the provider that was queried
     * @param reason why it failed
     * @param detail the reason in words; made safe to print
     */
    public static BalanceUnavailable of(ProviderId provider, Refusal reason, String detail) {
        return new BalanceUnavailable(provider, reason, detail);
    }

    /** Returns the provider that was queried. */
    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns why the query failed. */
    public Refusal reason() {
        return reason;
    }

    /** Returns the reason in words, safe to print. */
    public String detail() {
        return detail;
    }

    private List<Object> state() {
        return List.of(provider, reason, detail);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BalanceUnavailable unavailable && state().equals(unavailable.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "BalanceUnavailable{" + provider + ", " + reason + ", " + detail + "}";
    }
}
