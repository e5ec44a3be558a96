package io.smsgateway.outbox;

import io.smsgateway.SmsMessage;
import io.smsgateway.codec.SmsCodec;
import org.jspecify.annotations.Nullable;

/** The stored form of messages. */
final class Texts {

    private final @Nullable TextCipher cipher;

    Texts(OutboxSettings settings) {
        this.cipher = settings.cipher();
    }

    String write(SmsMessage message) {
        String text = SmsCodec.encode(message);
        return cipher == null ? text : cipher.encrypt(text);
    }

    SmsMessage read(String stored) {
        return SmsCodec.decodeMessage(cipher == null ? stored : cipher.decrypt(stored));
    }
}
