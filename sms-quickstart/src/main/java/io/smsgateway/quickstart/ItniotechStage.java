package io.smsgateway.quickstart;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;

/**
 * What every part of the tour needs.
 *
 * @param itniotech the typed client, for those who use the vendor directly
 * @param client what is in front of it
 * @param time by which the vendor lives
 */
record ItniotechStage(
        Report paper, SmsSimulator simulator, ItniotechProvider itniotech, SmsClient client, TourTime time) {

    static final PhoneNumber ALICE = TourStage.ALICE;
    static final PhoneNumber BOB = TourStage.BOB;
    /** In a country that the account may not send to. */
    static final PhoneNumber FAR = PhoneNumber.of("+91 98765 43210");

    ItniotechVendor vendor() {
        return simulator.itniotech();
    }

    SendResult send(PhoneNumber to, String text) {
        return client.send(SmsMessage.text(to, text));
    }

    /** How often the vendor really sent this. */
    int copies(PhoneNumber to, String text) {
        return vendor().ledger().copies(wire(to), text);
    }

    /** As the vendor writes it. */
    static String wire(PhoneNumber number) {
        return number.e164().substring(1);
    }

    void check(boolean holds, String statement) {
        paper.check(holds, statement);
    }
}
