package io.smsgateway.spi;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message may be sent, such as by limits against abuse. The client asks once for each message, before
 * the first attempt; a repeated message with a known idempotency key is not asked for again. Safe for many threads.
 */
@FunctionalInterface
public interface SendGuard {

    /**
     * Decides about a message.
     *
     * <p>An exception refuses the message with {@link Refusal#GUARD}.
     *
     * @param message with the class of its template
     */
    Decision decide(SmsMessage message);

    /** Decision about one message. */
    final class Decision {

        /** Permits the message. */
        public static final Decision SEND = new Decision(null, () -> {});

        private final @Nullable Refused refusal;
        private final Runnable whenNotSent;

        private Decision(@Nullable Refused refusal, Runnable whenNotSent) {
            this.refusal = refusal;
            this.whenNotSent = whenNotSent;
        }

        /**
         * Returns a decision that permits the message.
         *
         * @param whenNotSent runs when the message was certainly not sent after all, so that it need not count; what it
         *     throws is logged
         */
        public static Decision send(Runnable whenNotSent) {
            return new Decision(null, whenNotSent);
        }

        /**
         * Returns a decision that refuses the message with {@link Refusal#GUARD}.
         *
         * @param rule the name of the rule, which {@link Refused#code} returns
         * @param detail the reason in words, without number and text of the message
         * @param retryAfter after how long the rule permits it; null where waiting does not help
         */
        public static Decision refuse(String rule, String detail, @Nullable Duration retryAfter) {
            return new Decision(
                    new Refused(ProviderId.NONE, Refusal.GUARD, detail)
                            .withCode(rule)
                            .withRetryAfter(retryAfter),
                    () -> {});
        }

        /** Returns the refusal; empty where the message may be sent. */
        public Optional<Refused> refusal() {
            return Optional.ofNullable(refusal);
        }

        /** Takes notice that the message was certainly not sent. */
        public void notSent() {
            whenNotSent.run();
        }

        @Override
        public String toString() {
            return refusal == null ? "Decision{send}" : "Decision{" + refusal + "}";
        }
    }
}
