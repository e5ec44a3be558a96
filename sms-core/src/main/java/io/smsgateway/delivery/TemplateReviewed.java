package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * Event: the vendor reviewed a template.
 *
 * @param provider the provider that reports it
 * @param templateId the vendor's id of the template
 * @param state the reviewers' decision
 * @param reason why they refused, in their words, untrusted: escape it where you show it; null where they gave none
 */
public record TemplateReviewed(
        ProviderId provider,
        String templateId,
        ReviewState state,
        @Nullable String reason) implements ProviderEvent {

    @Override
    public String toString() {
        return "TemplateReviewed{" + provider + ", " + templateId + ", " + state + "}";
    }
}
