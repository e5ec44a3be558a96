package io.smsgateway.http;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A vendor's explanation is passed on only without the number and the code of the message. */
final class ErrorMessageFilterFuzz {

    private static final String NUMBER = "13800138000";
    private static final String CODE = "460123";
    private static final OutboundMessage MESSAGE = ExchangeFixture.outbound(
            SmsMessage.of(PhoneNumber.of("+86" + NUMBER), VendorTemplate.of("login", Map.of("code", CODE))));

    private ErrorMessageFilterFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String words = new String(data, StandardCharsets.UTF_8);
        String passed = ErrorMessageFilter.without(List.of(MESSAGE), words);
        require(words.strip().startsWith(passed)
                || passed.equals("vendor message omitted because it repeats what was sent"));
        require(!passed.contains(NUMBER) && !passed.contains(CODE));
        for (String secret : List.of(NUMBER, CODE, "+86" + NUMBER, "\"" + CODE + "\"", "138 0013-8000")) {
            String half = words.substring(0, Math.min(words.length(), 500));
            String repeated = ErrorMessageFilter.without(List.of(MESSAGE), half + secret + words);
            require(repeated.equals("vendor message omitted because it repeats what was sent"));
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("an explanation is passed on unchanged, and never with what was sent");
        }
    }
}
