package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.TextSanitizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Event: the vendor reviewed a signature. Immutable. */
public final class SignatureReviewed implements ProviderEvent {

    private final ProviderId provider;
    private final String signatureId;
    private final ReviewState state;
    private final @Nullable String reason;

    private SignatureReviewed(ProviderId provider, String signatureId, ReviewState state, @Nullable String reason) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.signatureId = Objects.requireNonNull(signatureId, "signatureId");
        this.state = Objects.requireNonNull(state, "state");
        this.reason = reason;
    }

    /**
     * Creates an event without a reason.
     *
     * @param signatureId the vendor's id of the signature
     * @param state the reviewers' decision
     */
    public static SignatureReviewed of(ProviderId provider, String signatureId, ReviewState state) {
        return new SignatureReviewed(provider, signatureId, state, null);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns the vendor's id of the signature. */
    public String signatureId() {
        return signatureId;
    }

    /** Returns the reviewers' decision. */
    public ReviewState state() {
        return state;
    }

    /**
     * Returns why the reviewers refused, in their words, untrusted: escape it where you show it; null where they gave
     * no reason. Not printed.
     */
    public @Nullable String reason() {
        return reason;
    }

    /** Returns a copy with this reason of the reviewers. */
    public SignatureReviewed withReason(@Nullable String other) {
        return new SignatureReviewed(provider, signatureId, state, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureReviewed that
                && provider.equals(that.provider)
                && signatureId.equals(that.signatureId)
                && state == that.state
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, signatureId, state, reason);
    }

    @Override
    public String toString() {
        return "SignatureReviewed{" + provider + ", " + TextSanitizer.of(signatureId) + ", " + state + "}";
    }
}
