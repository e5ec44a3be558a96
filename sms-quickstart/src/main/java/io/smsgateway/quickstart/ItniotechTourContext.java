package io.smsgateway.quickstart;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.spi.OutboundMessage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The objects that the parts of a tour share.
 *
 * @param itniotech the adapter, for services that only this vendor has
 * @param client the client that sends through the adapter
 * @param time the simulated time of vendor and client
 */
record ItniotechTourContext(
        StepReporter reporter,
        SmsSimulator simulator,
        ItniotechProvider itniotech,
        SmsClient client,
        SimulatedTime time) {

    static final PhoneNumber ALICE = JsmsTourContext.ALICE;
    static final PhoneNumber BOB = JsmsTourContext.BOB;
    /** A number in a country that the account may not send to. */
    static final PhoneNumber FAR = PhoneNumber.of("+91 98765 43210");

    ItniotechVendor vendor() {
        return simulator.itniotech();
    }

    SendResult send(PhoneNumber to, String text) {
        return client.send(SmsMessage.text(to, text));
    }

    /** Returns a message as the adapter gets it from a client. */
    static OutboundMessage outbound(SmsMessage message) {
        return OutboundMessage.of(
                message, OutboundMessage.reference(ThreadLocalRandom.current().nextLong(), 0));
    }

    /** Returns how many copies the vendor sent. */
    int copies(PhoneNumber to, String text) {
        return vendor().ledger().copies(wire(to), text);
    }

    /** Returns the number in the vendor's format. */
    static String wire(PhoneNumber number) {
        return number.e164().substring(1);
    }

    void check(boolean holds, String statement) {
        reporter.check(holds, statement);
    }
}
