package io.smsgateway.benchmarks;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One message in the vendor's format and the library's, both created before the measurement. */
record SampleMessage(String mobile, String code, SmsMessage message) {

    static final int TEMPLATE = 1;

    /** Returns this many messages, each to another number. */
    static List<SampleMessage> many(int count) {
        return IntStream.range(0, count).mapToObj(SampleMessage::numbered).toList();
    }

    private static SampleMessage numbered(int index) {
        String mobile = Long.toString(13_800_000_000L + index);
        String code = Integer.toString(100_000 + index % 900_000);
        return new SampleMessage(mobile, code, message(PhoneNumber.of("+86" + mobile), code));
    }

    private static SmsMessage message(PhoneNumber to, String code) {
        return SmsMessage.of(to, SmsContent.VendorTemplate.of(Integer.toString(TEMPLATE), Map.of("code", code)));
    }

    /** Returns a message of a campaign. */
    static SmsMessage marketing(PhoneNumber to, String code) {
        return message(to, code).withClass(MessageClass.MARKETING);
    }
}
