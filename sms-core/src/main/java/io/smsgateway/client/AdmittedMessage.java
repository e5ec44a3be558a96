package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that the client has taken.
 *
 * @param message with the class that its template sets
 * @param call the call that it is part of
 * @param only the providers that may send it; null for the whole route
 */
record AdmittedMessage(
        SmsMessage message,
        Deadline deadline,
        Call call,
        @Nullable Set<ProviderId> only) {

    AdmittedMessage(SmsMessage message, Deadline deadline, Call call) {
        this(message, deadline, call, message.provider() == null ? null : Set.of(message.provider()));
    }

    MessageClass messageClass() {
        return message.messageClass();
    }

    /** Returns the message's own guarantee, or that of its class; a vendor's code is sent at most once. */
    static Guarantee guarantee(SmsMessage message) {
        if (message.content() instanceof SmsContent.VendorCode) {
            return Guarantee.AT_MOST_ONCE;
        }
        Guarantee own = message.guarantee();
        return own == null ? message.messageClass().guarantee() : own;
    }

    boolean mayTake(ProviderId provider) {
        return only == null || only.contains(provider);
    }

    AdmittedMessage via(Set<ProviderId> providers) {
        return new AdmittedMessage(message, deadline, call, providers);
    }

    /** Returns whether an attempt still fits before the deadline after a wait. */
    boolean isWorthSending(Duration wait) {
        return deadline.leaves(wait.plus(AttemptBudget.LEAST_TIME));
    }
}
