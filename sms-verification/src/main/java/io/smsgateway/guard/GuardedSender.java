package io.smsgateway.guard;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeSender;
import io.smsgateway.spi.SendGuard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a guard about a message, and hands those that it permits to another sender. */
final class GuardedSender implements CodeSender {

    /** Name in the metadata of a message that was permitted. */
    private static final String DECIDED = "guard-decided";

    private final SendGuard guard;
    private final CodeSender sender;

    GuardedSender(SendGuard guard, CodeSender sender) {
        this.guard = guard;
        this.sender = sender;
    }

    static boolean isDecided(SmsMessage message) {
        return message.metadata().containsKey(DECIDED);
    }

    @Override
    public Optional<SendResult> send(SmsMessage message) {
        SendGuard.Decision decision = guard.decide(message);
        if (decision.refusal().isPresent()) {
            return Optional.of(decision.refusal().get());
        }
        Map<String, String> metadata = new HashMap<>(message.metadata());
        metadata.put(DECIDED, "true");
        Optional<SendResult> result = sender.send(message.withMetadata(metadata));
        if (result.filter(Refused.class::isInstance).isPresent()) {
            decision.notSent();
        }
        return result;
    }
}
