package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * Event: the vendor reviewed a signature.
 *
 * @param provider the provider that reports it
 * @param signatureId the vendor's id of the signature
 * @param state the reviewers' decision
 * @param reason why they refused, in their words, untrusted: escape it where you show it; null where they gave none
 */
public record SignatureReviewed(
        ProviderId provider,
        String signatureId,
        ReviewState state,
        @Nullable String reason) implements ProviderEvent {

    @Override
    public String toString() {
        return "SignatureReviewed{" + provider + ", " + signatureId + ", " + state + "}";
    }
}
