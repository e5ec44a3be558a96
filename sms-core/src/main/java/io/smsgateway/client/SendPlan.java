package io.smsgateway.client;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.TextSanitizer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plan of what would be done with a message at this moment. Nothing was sent. Prints neither number nor text. */
public final class SendPlan {

    private final MessageClass messageClass;
    private final Guarantee guarantee;
    private final List<Step> steps;

    private SendPlan(MessageClass messageClass, Guarantee guarantee, List<Step> steps) {
        this.messageClass = messageClass;
        this.guarantee = guarantee;
        this.steps = List.copyOf(steps);
    }

    /**
     * Returns a plan.
     *
     * @param steps one for each provider of the client, those of the message's route first; copied
     */
    public static SendPlan of(MessageClass messageClass, Guarantee guarantee, List<Step> steps) {
        return new SendPlan(messageClass, guarantee, steps);
    }

    /** Form that a message takes for one provider. Values may be added; use a default branch. */
    public enum Form {
        /** A text. */
        TEXT,
        /** A template that the vendor keeps. */
        VENDOR_TEMPLATE,
        /** A code that the vendor makes. */
        VENDOR_CODE
    }

    /** Plan for one provider. Each wither returns a changed copy. */
    public static final class Step {

        private final ProviderId provider;
        private final @Nullable Refusal refusal;
        private final String detail;
        private final @Nullable Form form;
        private final @Nullable String templateId;
        private final @Nullable MessageParts parts;

        private Step(
                ProviderId provider,
                @Nullable Refusal refusal,
                String detail,
                @Nullable Form form,
                @Nullable String templateId,
                @Nullable MessageParts parts) {
            this.provider = provider;
            this.refusal = refusal;
            this.detail = TextSanitizer.of(detail);
            this.form = form;
            this.templateId = templateId;
            this.parts = parts;
        }

        /** Returns the step of a provider that would get the message. */
        public static Step of(ProviderId provider) {
            return new Step(Objects.requireNonNull(provider, "provider"), null, "", null, null, null);
        }

        /**
         * Returns a copy with why the provider would not get the message.
         *
         * @param reason null where it would
         * @param words the reason in words; empty where there is none
         */
        public Step withRefusal(@Nullable Refusal reason, String words) {
            return new Step(provider, reason, words, form, templateId, parts);
        }

        /** Returns a copy with this form of the message; null where it cannot be rendered. */
        public Step withForm(@Nullable Form rendered) {
            return new Step(provider, refusal, detail, rendered, templateId, parts);
        }

        /** Returns a copy with the vendor's id of its template; null for none. */
        public Step withTemplateId(@Nullable String id) {
            return new Step(provider, refusal, detail, form, id, parts);
        }

        /** Returns a copy with how many parts would be billed; null where only the vendor knows the text. */
        public Step withParts(@Nullable MessageParts billed) {
            return new Step(provider, refusal, detail, form, templateId, billed);
        }

        /** Returns the provider. */
        public ProviderId provider() {
            return provider;
        }

        /** Returns why the provider would not get the message, or not now; null where it would. */
        public @Nullable Refusal refusal() {
            return refusal;
        }

        /** Returns the reason in words, safe to print; empty where there is none. */
        public String detail() {
            return detail;
        }

        /** Returns the form of the message there; null where it cannot be rendered. */
        public @Nullable Form form() {
            return form;
        }

        /** Returns the vendor's id of its template; null where there is none. */
        public @Nullable String templateId() {
            return templateId;
        }

        /** Returns how many parts would be billed; null where only the vendor knows the text. */
        public @Nullable MessageParts parts() {
            return parts;
        }

        /** Returns whether the message would be sent there, if no provider before took it. */
        public boolean isInRoute() {
            return refusal == null;
        }

        private List<@Nullable Object> state() {
            return Arrays.asList(provider, refusal, detail, form, templateId, parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Step step && state().equals(step.state());
        }

        @Override
        public int hashCode() {
            return state().hashCode();
        }

        @Override
        public String toString() {
            return "Step{" + provider + (refusal == null ? "" : ", " + refusal + ": " + detail) + ", form=" + form
                    + ", templateId=" + templateId + ", parts=" + parts + "}";
        }
    }

    /** Returns the class of the message; that of its template takes precedence. */
    public MessageClass messageClass() {
        return messageClass;
    }

    /** Returns how many copies may be sent: the message's own guarantee, or that of its class. */
    public Guarantee guarantee() {
        return guarantee;
    }

    /** Returns a step for every provider of the client, those of the message's route first and in its order. */
    public List<Step> steps() {
        return steps;
    }

    /** Returns the providers that would be tried, in order. */
    public List<ProviderId> route() {
        return steps.stream().filter(Step::isInRoute).map(Step::provider).toList();
    }

    /** Returns the step of one provider; empty where the client has no such provider. */
    public Optional<Step> at(ProviderId provider) {
        return steps.stream().filter(step -> step.provider().equals(provider)).findFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SendPlan plan
                && messageClass == plan.messageClass
                && guarantee.equals(plan.guarantee)
                && steps.equals(plan.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(messageClass, guarantee, steps);
    }

    @Override
    public String toString() {
        return "SendPlan{" + messageClass + ", " + guarantee + ", " + steps + "}";
    }
}
