package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** What the tests of this module share: invented credentials, numbers that nobody has, and the files of answers. */
final class Samples {

    static final String CHINA = "8613800138000";
    static final String CHINA_TOO = "8613800138001";
    static final String BRITAIN = "447400123456";

    /** Makes our ids begin with {@code 1demoorder000}, as the files have them. */
    static final RandomGenerator RANDOM = () -> Long.parseLong("1demoorder000", 36) << 1;

    private Samples() {}

    static ItniotechSettings settings() {
        return ItniotechSettings.of("bDqJFiq9", "7bz1lzh9", "appDemo1");
    }

    static SmsMessage message(String number, String text) {
        return SmsMessage.text(PhoneNumber.of("+" + number), text);
    }

    static String file(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/itniotech/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
