package io.smsgateway.benchmarks;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an application knows of a message: text. Both sides read the number while they are measured.
 *
 * @param number in E.164 form
 */
record SampleMessage(String number, String code) {

    static final int TEMPLATE = 1;

    private static final String TEMPLATE_ID = Integer.toString(TEMPLATE);

    /** Returns this many messages, each to another number. */
    static List<SampleMessage> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new SampleMessage(
                        "+86" + (13_800_000_000L + index), Integer.toString(100_000 + index % 900_000)))
                .toList();
    }

    /** Returns a new message for the library. */
    SmsMessage message() {
        return message(PhoneNumber.of(number), code);
    }

    /** Returns a message of a campaign. */
    static SmsMessage marketing(PhoneNumber to, String code) {
        return message(to, code).withClass(MessageClass.MARKETING);
    }

    private static SmsMessage message(PhoneNumber to, String code) {
        return SmsMessage.of(to, SmsContent.VendorTemplate.of(TEMPLATE_ID, Map.of("code", code)));
    }

    /** Returns the number as the vendor takes it, read as the library reads it. */
    String mobile() {
        return PhoneNumber.of(number).national();
    }
}
