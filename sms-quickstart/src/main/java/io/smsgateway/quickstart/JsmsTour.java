package io.smsgateway.quickstart;

import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.IOException;
import java.io.PrintStream;

/** Tour of every JSMS resource through the public API, against the simulator. */
public final class JsmsTour {

    private JsmsTour() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    /** Runs all steps; returns whether every check held. */
    static boolean run(PrintStream out) throws IOException {
        StepReporter reporter = new StepReporter(out);
        EventInbox inbox = new EventInbox();
        try (SmsSimulator simulator = SmsSimulator.start()) {
            SimulatedTime time = new SimulatedTime(simulator);
            JsmsProvider jsms = new JsmsProvider(settings(simulator), time);
            try (SmsClient client = SmsClient.builder().provider(jsms).build();
                    CallbackEndpoint endpoint = CallbackEndpoint.start(jsms.callbacks(), inbox)) {
                out.println("JSMS is simulated on this machine. The client:");
                out.println(client);
                go(new JsmsTourContext(reporter, simulator, jsms, client, time), endpoint, inbox);
            }
        }
        out.printf(
                "%n%s%n",
                reporter.failures() == 0
                        ? "All checks passed."
                        : reporter.failures() + " check(s) failed; see [FAILED] above.");
        return reporter.failures() == 0;
    }

    private static void go(JsmsTourContext context, CallbackEndpoint endpoint, EventInbox inbox) throws IOException {
        JsmsCodesTour codes = new JsmsCodesTour(context);
        codes.byText();
        codes.byCall();
        JsmsMessagesTour messages = new JsmsMessagesTour(context);
        messages.tagAndSignature();
        messages.balances();
        JsmsSchedulesTour schedules = new JsmsSchedulesTour(context);
        schedules.sentLater();
        schedules.cancelled();
        JsmsReviewsTour reviews = new JsmsReviewsTour(context, endpoint, inbox);
        reviews.templates();
        reviews.signatures();
        JsmsReportsTour reports = new JsmsReportsTour(context, endpoint, inbox);
        reports.byPolling();
        reports.byCallback();
    }

    private static JsmsSettings settings(SmsSimulator simulator) {
        return JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                .withAccount(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET)
                .withSignature("ACME", "7")
                .withBaseUrl(simulator.jsmsUrl());
    }
}
