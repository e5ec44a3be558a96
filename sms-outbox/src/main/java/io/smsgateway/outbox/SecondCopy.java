package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsOperations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The further copy that the guarantee of a message promises where the machine that sent the first one ended before the response
 * was stored.
 */
final class SecondCopy {

    private SecondCopy() {}

    /** Returns whether the guarantee allows a copy after those that a result has. */
    static boolean isPromised(SmsMessage message, SendResult result) {
        Guarantee own = message.guarantee();
        Guarantee promised = message.content() instanceof SmsContent.VendorCode
                ? Guarantee.AT_MOST_ONCE
                : own == null ? message.messageClass().guarantee() : own;
        return result.maxCopies() < promised.maxCopies();
    }

    /** Returns the message as it is sent by a provider that has not had it; empty where there is none. */
    static Optional<SmsMessage> of(SmsGateway client, SmsMessage message, SendResult earlier) {
        if (!(client instanceof SmsOperations operations) || !isPromised(message, earlier)) {
            return Optional.empty();
        }
        Set<ProviderId> had = earlier.attempts().stream().map(Attempt::provider).collect(Collectors.toSet());
        return operations.plan(message).route().stream()
                .filter(provider -> !had.contains(provider))
                .findFirst()
                .map(provider -> message.via(provider).with(Guarantee.AT_MOST_ONCE));
    }
}
