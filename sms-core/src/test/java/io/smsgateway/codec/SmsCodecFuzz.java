package io.smsgateway.codec;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What is read as a stored message or result is written as one that is read as an equal one. */
final class SmsCodecFuzz {

    private SmsCodecFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        check(text, SmsCodec::decodeMessage, SmsCodec::encode);
        check(text, SmsCodec::decodeResult, SmsCodec::encode);
    }

    private static <T> void check(String text, Function<String, T> decode, Function<T, String> encode) {
        T value;
        try {
            value = decode.apply(text);
        } catch (SmsCodecException unreadable) {
            return;
        }
        String written = encode.apply(value);
        T again = decode.apply(written);
        if (!again.equals(value) || !encode.apply(again).equals(written)) {
            throw new AssertionError("what was read is written and read again");
        }
    }
}
