package io.smsgateway.acceptance;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.testkit.FaultyServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that runs out of descriptors, sends, gets them back and sends again; started by a test with few of them. */
final class FewDescriptors {

    private FewDescriptors() {}

    /** Takes the vendor's URL; prints the two answers' types. */
    public static void main(String[] args) throws IOException {
        URI vendor = URI.create(args[0]);
        // to load a class takes a descriptor, be it a class for what goes wrong
        for (URI url : List.of(vendor, FaultyServer.refuse())) {
            try (SmsClient warm = client(url)) {
                warm.send(message());
            }
        }
        try (SmsClient client = client(vendor)) {
            List<FileInputStream> hoard = new ArrayList<>();
            SendResult without;
            try {
                hoard(hoard);
                without = client.send(message());
            } finally {
                for (FileInputStream one : hoard) {
                    one.close();
                }
            }
            SendResult with = client.send(message());
            System.out.println(
                    without.getClass().getSimpleName() + " " + with.getClass().getSimpleName());
        }
    }

    private static void hoard(List<FileInputStream> hoard) {
        try {
            while (true) {
                hoard.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noMore) {
            // as it should be
        }
    }

    private static SmsClient client(URI vendor) {
        return SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .withBaseUrl(vendor)))
                // a message that nothing can be sent for waits that long
                .deadline(MessageClass.TRANSACTIONAL, Duration.ofSeconds(8))
                .build();
    }

    private static SmsMessage message() {
        return SmsMessage.of(
                LedgerTest.order().to(),
                SmsContent.VendorTemplate.of("1", Map.of("code", "1234")).withSignature("1"));
    }
}
