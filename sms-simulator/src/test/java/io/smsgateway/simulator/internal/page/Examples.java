package io.smsgateway.simulator.internal.page;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;

/** The messages of the picture in the README. */
final class Examples {

    private Examples() {}

    static void send(SmsSimulator simulator) {
        simulator.reset();
        simulator.itniotech().account().balance(ItniotechBalance.of("12480.55", "50", "0"));
        text(simulator, "4915112345678", "Ihre Rechnung liegt bereit.");
        template(simulator, "13800000042", 3, "offer", "two for one on all teas");
        text(simulator, "447700900123", "Your parcel arrives between 9:00 and 11:00. Reply STOP to opt out.");
        simulator.itniotech().inbound("447700900123", "1069000000", "Perfect, thank you");
        template(simulator, "13700000099", 6, "code", "830274");
        template(simulator, "13700000099", 6, "code", "830274");
        template(simulator, "13900000001", 6, "code", "471100");
        template(simulator, "13900000001", 2, "order", "A-17");
        simulator.jsms().reply("13900000001", "Can you leave it at the door?");
        text(simulator, "8613900000001", "Your parcel A-17 was left at the door, as you wished.");
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
    }

    private static void template(SmsSimulator simulator, String mobile, int template, String name, String value) {
        Http.jsms(
                simulator,
                "POST",
                "/v1/messages",
                "{\"mobile\": \"%s\", \"temp_id\": %d, \"temp_para\": {\"%s\": \"%s\"}}"
                        .formatted(mobile, template, name, value));
    }

    private static void text(SmsSimulator simulator, String number, String text) {
        Http.itniotech(
                simulator,
                "POST",
                "/sms/sendSms",
                "{\"appId\": \"simApp01\", \"numbers\": \"%s\", \"senderId\": \"Acme\", \"content\": \"%s\"}"
                        .formatted(number, text));
    }
}
