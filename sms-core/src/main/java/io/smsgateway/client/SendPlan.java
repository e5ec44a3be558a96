package io.smsgateway.client;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.TextSanitizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plan of what would be done with a message at this moment. Nothing was sent. Prints neither number nor text.
 *
 * @param messageClass the class of the message; that of its template takes precedence
 * @param guarantee how many copies may be sent; the message's own, or that of its class
 * @param steps every provider of the client, those of the message's route first and in its order; copied
 */
public record SendPlan(MessageClass messageClass, Guarantee guarantee, List<Step> steps) {

    /** Form that a message takes for one provider. Values may be added; use a default branch. */
    public enum Form {
        /** A text. */
        TEXT,
        /** A template that the vendor keeps. */
        VENDOR_TEMPLATE,
        /** A code that the vendor makes. */
        VENDOR_CODE
    }

    /**
     * Plan for one provider.
     *
     * @param provider the provider
     * @param refusal why it would not get the message, or not now; null where it would
     * @param detail the reason in words, safe to print; empty where there is none
     * @param form the form of the message there; null where it cannot be rendered
     * @param templateId the vendor's id of its template; null where there is none
     * @param parts how many parts would be billed; null where only the vendor knows the text
     */
    public record Step(
            ProviderId provider,
            @Nullable Refusal refusal,
            String detail,
            @Nullable Form form,
            @Nullable String templateId,
            @Nullable MessageParts parts) {

        public Step {
            detail = TextSanitizer.of(detail);
        }

        /** Returns whether the message would be sent there, if no provider before took it. */
        public boolean isInRoute() {
            return refusal == null;
        }
    }

    public SendPlan {
        steps = List.copyOf(steps);
    }

    /** Returns the providers that would be tried, in order. */
    public List<ProviderId> route() {
        return steps.stream().filter(Step::isInRoute).map(Step::provider).toList();
    }

    /** Returns the step of one provider; empty where the client has no such provider. */
    public Optional<Step> at(ProviderId provider) {
        return steps.stream().filter(step -> step.provider().equals(provider)).findFirst();
    }
}
