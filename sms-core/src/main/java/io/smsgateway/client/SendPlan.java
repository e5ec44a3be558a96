package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SafeText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would be done with a message, as things stand at this moment. Nothing was sent. Prints neither number nor text.
 *
 * @param messageClass what the message is for, its template having the last word
 * @param steps every provider of the client, those of the message's route first and in its order; copied
 */
public record SendPlan(MessageClass messageClass, List<Step> steps) {

    /** What a message would be for one provider. */
    public enum Form {
        TEXT,
        VENDOR_TEMPLATE,
        VENDOR_CODE
    }

    /**
     * One provider.
     *
     * @param provider which
     * @param refusal why it would not get the message, or not now; null where it would
     * @param detail the reason in words, safe to print; empty where there is none
     * @param form what the message would be there; null where it can't be made for it
     * @param templateId the vendor's id of its template; null where there is none
     * @param parts how many messages it would be; null where the vendor alone knows the text
     */
    public record Step(
            ProviderId provider,
            @Nullable Refusal refusal,
            String detail,
            @Nullable Form form,
            @Nullable String templateId,
            @Nullable MessageParts parts) {

        public Step {
            detail = SafeText.of(detail);
        }

        /** Whether the message would be sent there, if nothing before it took it. */
        public boolean isInRoute() {
            return refusal == null;
        }
    }

    public SendPlan {
        steps = List.copyOf(steps);
    }

    /** The providers that would be tried, in order. */
    public List<ProviderId> route() {
        return steps.stream().filter(Step::isInRoute).map(Step::provider).toList();
    }

    /** What would become of the message at one provider; empty where the client has no such provider. */
    public Optional<Step> at(ProviderId provider) {
        return steps.stream().filter(stop -> stop.provider().equals(provider)).findFirst();
    }
}
