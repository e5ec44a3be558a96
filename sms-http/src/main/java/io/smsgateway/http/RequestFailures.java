package io.smsgateway.http;

import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the failure of a request that carries no message means: the vendor refused it, or may have carried it
 * out.
 *
 * @param provider the provider that the request went to
 * @param sideEffects whether the request may change something at the vendor, so that a lost response leaves its effect
 *     unknown; false for a query, which is safe to repeat
 */
public record RequestFailures(ProviderId provider, boolean sideEffects) {

    /** A failed request. Immutable; created by {@link RequestFailures}. */
    public static final class Failure {

        private final ProviderId provider;
        private final @Nullable Refusal reason;
        private final @Nullable String code;
        private final String detail;

        private Failure(ProviderId provider, @Nullable Refusal reason, @Nullable String code, String detail) {
            this.provider = provider;
            this.reason = reason;
            this.code = code;
            this.detail = detail;
        }

        /** Returns the provider that the request went to. */
        public ProviderId provider() {
            return provider;
        }

        /** Returns why the request had no effect; null if it may have been carried out. */
        public @Nullable Refusal reason() {
            return reason;
        }

        /** Returns the vendor's code; null for none. */
        public @Nullable String code() {
            return code;
        }

        /** Returns what happened, safe to print. */
        public String detail() {
            return detail;
        }

        /** Returns the failure as the exception that services throw. */
        public RequestFailedException exception() {
            return new RequestFailedException(provider, reason, code, detail);
        }

        /** Returns the failure of a balance query as the exception that balance services throw. */
        public BalanceUnavailableException balanceUnavailable() {
            return new BalanceUnavailableException(
                    provider,
                    Objects.requireNonNullElse(reason, Refusal.UNAVAILABLE),
                    (code == null ? "" : code + ": ") + detail);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Failure that
                    && provider.equals(that.provider)
                    && reason == that.reason
                    && Objects.equals(code, that.code)
                    && detail.equals(that.detail);
        }

        @Override
        public int hashCode() {
            return Objects.hash(provider, reason, code, detail);
        }

        @Override
        public String toString() {
            return "Failure{" + provider + ", " + (reason == null ? "unconfirmed" : reason)
                    + (code == null ? "" : ", code " + code) + ", " + detail + "}";
        }
    }

    /** Classifies an outcome by itself: not sent, lost, or a response without a readable code. */
    public Failure of(HttpOutcome outcome) {
        if (outcome instanceof NotSent notSent) {
            return refused(notSent.reason(), null, notSent.detail());
        }
        if (outcome instanceof Responded response) {
            Refusal ofQuery = switch (response.status() / 100) {
                case 4 -> Refusal.INTERCEPTED;
                case 5 -> Refusal.UNAVAILABLE;
                default -> Refusal.UNRECOGNISED;
            };
            return of(classifier(response).noVerdict(), ofQuery, null);
        }
        return unconfirmed(Refusal.UNAVAILABLE, null, ((Lost) outcome).detail());
    }

    /**
     * Classifies a response with a code that the adapter does not know, by its HTTP status.
     *
     * @param explanation the vendor's explanation, without what the request held; empty for none
     */
    public Failure ofUnknownCode(Responded response, String code, String explanation) {
        return of(classifier(response).unknownCode(code, explanation), Refusal.UNRECOGNISED, code);
    }

    /**
     * Classifies a response with a code that the adapter knows. A query is refused by the code under every status.
     *
     * @param refusal what the code means; null if the request may have been carried out
     */
    public Failure ofCode(Responded response, @Nullable Refusal refusal, String code, String detail) {
        Refusal ofQuery = refusal == null ? Refusal.UNAVAILABLE : refusal;
        return classifier(response).refusal(refusal, code, detail) instanceof Refused refused
                ? refused(refused.reason(), code, refused.detail())
                : unconfirmed(ofQuery, code, detail);
    }

    private ResponseClassifier classifier(Responded response) {
        return new ResponseClassifier(provider, response);
    }

    /**
     * Returns a failure whose effect is unknown.
     *
     * @param ofQuery the reason to report for a request without side effects
     */
    public Failure unconfirmed(Refusal ofQuery, @Nullable String code, String detail) {
        return new Failure(provider, sideEffects ? null : ofQuery, code, detail);
    }

    private Failure of(SendResult verdict, Refusal ofQuery, @Nullable String code) {
        return verdict instanceof Refused refused
                ? refused(refused.reason(), code, refused.detail())
                : unconfirmed(ofQuery, code, ((Unconfirmed) verdict).detail());
    }

    private Failure refused(Refusal reason, @Nullable String code, String detail) {
        return new Failure(provider, reason, code, detail);
    }
}
