package io.smsgateway.quickstart;

import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.IOException;
import java.io.PrintStream;

/** Everything that JSMS offers, through the public API, with the vendor simulated on this machine. */
public final class JsmsTour {

    private JsmsTour() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    /** Whether each step did what it says. */
    static boolean run(PrintStream out) throws IOException {
        Report paper = new Report(out);
        TourInbox inbox = new TourInbox();
        try (SmsSimulator simulator = SmsSimulator.start()) {
            TourTime time = new TourTime(simulator);
            JsmsProvider jsms = new JsmsProvider(settings(simulator), time);
            try (SmsClient client = SmsClient.builder().provider(jsms).build();
                    TourEndpoint endpoint = TourEndpoint.start(jsms.callbacks(), inbox)) {
                out.println("JSMS is simulated on this machine; the client in front of it is");
                out.println(client);
                go(new TourStage(paper, simulator, jsms, client, time), endpoint, inbox);
            }
        }
        out.printf(
                "%n%s%n",
                paper.failures() == 0
                        ? "Each step did what it says."
                        : paper.failures() + " statement(s) did not hold; see [NOT SO] above.");
        return paper.failures() == 0;
    }

    private static void go(TourStage stage, TourEndpoint endpoint, TourInbox inbox) throws IOException {
        TourOfCodes codes = new TourOfCodes(stage);
        codes.byText();
        codes.byCall();
        TourOfMessages messages = new TourOfMessages(stage);
        messages.tagAndSignature();
        messages.balances();
        TourOfSchedules schedules = new TourOfSchedules(stage);
        schedules.sentLater();
        schedules.cancelled();
        TourOfReviews reviews = new TourOfReviews(stage, endpoint, inbox);
        reviews.templates();
        reviews.signatures();
        TourOfReports reports = new TourOfReports(stage, endpoint, inbox);
        reports.byAsking();
        reports.byCallback();
    }

    private static JsmsSettings settings(SmsSimulator simulator) {
        return JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                .withAccount(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET)
                .signature("ACME", "7")
                .at(simulator.jsmsUrl());
    }
}
