package io.smsgateway.codes;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Sends the message of a code, at once or later. Safe for many threads. */
@FunctionalInterface
public interface CodeSender {

    /**
     * Sends a message.
     *
     * @return its result; empty where the message is stored or handed over, and is sent later. When it throws, the message
     *     counts as unconfirmed
     */
    Optional<SendResult> send(SmsMessage message);

    /** Returns a sender that waits for the result of a gateway. */
    static CodeSender through(SmsGateway gateway) {
        return message -> Optional.of(gateway.send(message));
    }

    /**
     * Returns a sender that does not wait, so that the time which a start takes does not tell whether a message was sent. The result
     * goes to the listeners of the client.
     *
     * @param executor runs one task for each message; where it rejects a task, the message is refused
     */
    static CodeSender inBackground(SmsGateway gateway, Executor executor) {
        return message -> {
            try {
                executor.execute(() -> gateway.send(message));
                return Optional.empty();
            } catch (RejectedExecutionException full) {
                return Optional.of(new Refused(ProviderId.NONE, Refusal.BUSY, "the executor of the sender is full"));
            }
        };
    }
}
