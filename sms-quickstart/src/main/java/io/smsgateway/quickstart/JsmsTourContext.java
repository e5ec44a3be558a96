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
 * The objects that the parts of a tour share.
 *
 * @param jsms the adapter, for services that only this vendor has
 * @param client the client that sends through the adapter
 * @param time the simulated time of vendor and client
 */
record JsmsTourContext(
        StepReporter reporter, SmsSimulator simulator, JsmsProvider jsms, SmsClient client, SimulatedTime time) {

    static final PhoneNumber ALICE = PhoneNumber.of("+86 139 0000 0001");
    static final PhoneNumber BOB = PhoneNumber.of("+86 139 0000 0002");
    static final PhoneNumber CAROL = PhoneNumber.of("+86 139 0000 0003");

    JsmsVendor vendor() {
        return simulator.jsms();
    }

    /** Returns a transactional message by the vendor's template 2. */
    static SmsMessage orderShipped(PhoneNumber to, String order, @Nullable String signature) {
        return SmsMessage.of(to, VendorTemplate.of("2", Map.of("order", order)).withSignature(signature));
    }

    /** Returns how many copies of that message the vendor sent. */
    int copies(PhoneNumber to, String order) {
        return vendor().ledger().copies(to.national(), "Your order " + order + " is on its way");
    }

    /** Returns the vendor's message id; empty where the message was not accepted. */
    static String messageId(SendResult result) {
        return result instanceof Accepted accepted ? accepted.messageId() : "";
    }

    /** Returns whether the condition becomes true within five seconds. */
    static boolean eventually(BooleanSupplier done) {
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
