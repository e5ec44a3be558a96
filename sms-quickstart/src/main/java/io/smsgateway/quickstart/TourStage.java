package io.smsgateway.quickstart;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every part of the tour needs.
 *
 * @param jsms the typed client, for those who use the vendor directly
 * @param client what is in front of it
 * @param time by which the vendor lives
 */
record TourStage(Report paper, SmsSimulator simulator, JsmsProvider jsms, SmsClient client, TourTime time) {

    static final PhoneNumber ALICE = PhoneNumber.of("+86 139 0000 0001");
    static final PhoneNumber BOB = PhoneNumber.of("+86 139 0000 0002");
    static final PhoneNumber CAROL = PhoneNumber.of("+86 139 0000 0003");

    JsmsVendor vendor() {
        return simulator.jsms();
    }

    /** A notice by the vendor's template 2. */
    static SmsMessage notice(PhoneNumber to, String order, @Nullable String signature) {
        return SmsMessage.of(to, new VendorTemplate("2", signature, Map.of("order", order)));
    }

    /** How often the vendor really sent that notice. */
    int copies(PhoneNumber to, String order) {
        return vendor().ledger().copies(to.national(), "Your order " + order + " is on its way");
    }

    /** The vendor's id of what was accepted; empty, which no event names, where it was not. */
    static String messageId(SendResult result) {
        return result instanceof Accepted accepted ? accepted.messageId() : "";
    }

    /** Whether what other threads are about to do is done within seconds. */
    static boolean soon(BooleanSupplier done) {
        try {
            for (int tries = 0; tries < 500 && !done.getAsBoolean(); tries++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return done.getAsBoolean();
    }
}
