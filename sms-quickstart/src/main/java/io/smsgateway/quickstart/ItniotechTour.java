package io.smsgateway.quickstart;

import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tour of every Itniotech resource through the public API, against the simulator. */
public final class ItniotechTour {

    private ItniotechTour() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    /** Runs all steps; returns whether every check held. */
    static boolean run(PrintStream out) throws IOException {
        StepReporter reporter = new StepReporter(out);
        try (SmsSimulator simulator = SmsSimulator.start()) {
            SimulatedTime time = new SimulatedTime(simulator);
            try (ItniotechProvider itniotech = new ItniotechProvider(settings(simulator, "/sms"), time.clock());
                    ItniotechProvider sister =
                            new ItniotechProvider(settings(simulator, "/v3").withId("onbuka"), time.clock());
                    SmsClient client =
                            SmsClient.builder().provider(itniotech).time(time).build()) {
                out.println("Itniotech is simulated on this machine. The client:");
                out.println(client);
                go(new ItniotechTourContext(reporter, simulator, itniotech, client, time), sister);
            }
        }
        out.printf(
                "%n%s%n",
                reporter.failures() == 0
                        ? "All checks passed."
                        : reporter.failures() + " check(s) failed; see [FAILED] above.");
        return reporter.failures() == 0;
    }

    private static void go(ItniotechTourContext context, ItniotechProvider sister) throws IOException {
        ItniotechMessagesTour messages = new ItniotechMessagesTour(context);
        messages.planned();
        messages.some();
        messages.balance();
        ItniotechCodesTour codes = new ItniotechCodesTour(context);
        codes.byText();
        codes.again();
        codes.used();
        codes.call();
        ItniotechReportsTour reports = new ItniotechReportsTour(context);
        reports.byPolling();
        reports.ofATime();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        EventInbox inbox = new EventInbox();
        KnownMessages known = (provider, id, recipient) -> ids.contains(id);
        try (CallbackEndpoint endpoint =
                CallbackEndpoint.start(context.itniotech().callbacks(CallbackEndpoint.TOKEN, known), inbox)) {
            new ItniotechCallbacksTour(context, endpoint, inbox, ids).pushes();
            ItniotechReconciliationTour reconciliation = new ItniotechReconciliationTour(context, inbox, ids);
            reconciliation.accepted();
            reconciliation.notSent();
        }
        messages.sister(sister);
    }

    private static ItniotechSettings settings(SmsSimulator simulator, String path) {
        return ItniotechSettings.of(ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                .withCodes(ItniotechVendor.APP_ID, 1)
                .withCurrency(Currency.getInstance("USD"))
                .withBaseUrl(URI.create(simulator.itniotechUrl() + path));
    }
}
