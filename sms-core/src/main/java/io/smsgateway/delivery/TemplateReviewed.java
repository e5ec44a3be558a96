package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's reviewers decided about a template.
 *
 * @param provider who tells
 * @param templateId the vendor's id of it
 * @param state what they decided
 * @param reason why they refused, in their words, from outside: escape it where you show it; null where they gave none
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
