package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What the tests of this module share: invented credentials, numbers that nobody has, and the files of answers. */
final class Samples {

    static final String CHINA = "8613800138000";
    static final String CHINA_TOO = "8613800138001";
    static final String BRITAIN = "447400123456";

    private static final long CALL = Long.parseLong("1demoorder000", 36);

    /** Makes our ids begin with {@code 1demoorder000}, as the files have them. */
    static final RandomGenerator RANDOM = () -> CALL;

    private Samples() {}

    static ItniotechSettings settings() {
        return ItniotechSettings.of("bDqJFiq9", "7bz1lzh9", "appDemo1");
    }

    static SmsMessage message(String number, String text) {
        return SmsMessage.text(PhoneNumber.of("+" + number), text);
    }

    /** Returns the message as the client passes it to the provider, the first of its call. */
    static OutboundMessage outbound(SmsMessage message) {
        return outbound(message, 0);
    }

    /** Returns the messages of one call as the client passes them to the provider. */
    static List<OutboundMessage> outbound(SmsMessage... messages) {
        return IntStream.range(0, messages.length)
                .mapToObj(i -> outbound(messages[i], i))
                .toList();
    }

    private static OutboundMessage outbound(SmsMessage message, int index) {
        return OutboundMessage.of(message, OutboundMessage.reference(CALL, index));
    }

    static String file(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/itniotech/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
