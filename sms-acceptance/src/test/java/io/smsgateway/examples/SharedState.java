package io.smsgateway.examples;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import io.smsgateway.client.SmsOperations;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.codec.SmsCodecException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** State that several clients share, and the text form of messages. */
final class SharedState {

    private SharedState() {}

    static String suspend(SmsOperations client, ProviderId provider) {
        client.suspend(provider, Set.of(MessageClass.MARKETING), Refusal.SUSPENDED, "campaign stopped");
        return client.providers().get(0).state().name();
    }

    static Optional<Suspension> suspended(ProviderId provider, Instant now) {
        Suspensions suspensions = Suspensions.inMemory();
        Suspension empty = Suspension.of(Refusal.OUT_OF_CREDIT, now).withNote("found by node 1");
        suspensions.suspend(provider, Set.of(MessageClass.OTP), empty);
        return Optional.ofNullable(suspensions.find(provider).get(MessageClass.OTP));
    }

    static Duration nextPermit(ProviderId provider) {
        Rates rates = Rates.inMemory(TimeSource.system());
        RateLimit limit = RateLimit.perSecond(5);
        Duration wait = rates.tryAcquire(provider, limit, MessageClass.OTP);
        if (wait.isZero()) {
            rates.giveBack(provider, limit, MessageClass.OTP);
        }
        return wait;
    }

    static Optional<SmsMessage> stored(String text) {
        try {
            return Optional.of(SmsCodec.decodeMessage(text));
        } catch (SmsCodecException unreadable) {
            return Optional.empty();
        }
    }
}
