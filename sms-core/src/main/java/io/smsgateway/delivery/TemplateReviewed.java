package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.TextSanitizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Event: the vendor reviewed a template. Immutable. */
public final class TemplateReviewed implements ProviderEvent {

    private final ProviderId provider;
    private final String templateId;
    private final ReviewState state;
    private final @Nullable String reason;

    private TemplateReviewed(ProviderId provider, String templateId, ReviewState state, @Nullable String reason) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.templateId = Objects.requireNonNull(templateId, "templateId");
        this.state = Objects.requireNonNull(state, "state");
        this.reason = reason;
    }

    /**
     * Creates an event without a reason.
     *
     * @param templateId the vendor's id of the template
     * @param state the reviewers' decision
     */
    public static TemplateReviewed of(ProviderId provider, String templateId, ReviewState state) {
        return new TemplateReviewed(provider, templateId, state, null);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns the vendor's id of the template. */
    public String templateId() {
        return templateId;
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
    public TemplateReviewed withReason(@Nullable String other) {
        return new TemplateReviewed(provider, templateId, state, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemplateReviewed that
                && provider.equals(that.provider)
                && templateId.equals(that.templateId)
                && state == that.state
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, templateId, state, reason);
    }

    @Override
    public String toString() {
        return "TemplateReviewed{" + provider + ", " + TextSanitizer.of(templateId) + ", " + state + "}";
    }
}
