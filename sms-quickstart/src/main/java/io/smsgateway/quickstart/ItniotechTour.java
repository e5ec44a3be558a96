package io.smsgateway.quickstart;

import io.smsgateway.client.SmsClient;
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

/** Everything that Itniotech offers, through the public API, with the vendor simulated on this machine. */
public final class ItniotechTour {

    private ItniotechTour() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    /** Whether each step did what it says. */
    static boolean run(PrintStream out) throws IOException {
        Report paper = new Report(out);
        try (SmsSimulator simulator = SmsSimulator.start()) {
            TourTime time = new TourTime(simulator);
            try (ItniotechProvider itniotech = new ItniotechProvider(settings(simulator, "/sms"), time.clock());
                    ItniotechProvider sister =
                            new ItniotechProvider(settings(simulator, "/v3").named("onbuka"), time.clock());
                    SmsClient client =
                            SmsClient.builder().provider(itniotech).time(time).build()) {
                out.println("Itniotech is simulated on this machine; the client in front of it is");
                out.println(client);
                go(new ItniotechStage(paper, simulator, itniotech, client, time), sister);
            }
        }
        out.printf(
                "%n%s%n",
                paper.failures() == 0
                        ? "Each step did what it says."
                        : paper.failures() + " statement(s) did not hold; see [NOT SO] above.");
        return paper.failures() == 0;
    }

    private static void go(ItniotechStage stage, ItniotechProvider sister) throws IOException {
        ItniotechTourOfMessages messages = new ItniotechTourOfMessages(stage);
        messages.planned();
        messages.some();
        messages.balance();
        ItniotechTourOfCodes codes = new ItniotechTourOfCodes(stage);
        codes.byText();
        codes.again();
        codes.used();
        codes.call();
        ItniotechTourOfReports reports = new ItniotechTourOfReports(stage);
        reports.byAsking();
        reports.ofATime();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        TourInbox inbox = new TourInbox();
        try (TourEndpoint endpoint =
                TourEndpoint.start(stage.itniotech().callbacks(TourEndpoint.TOKEN, ids::contains), inbox)) {
            new ItniotechTourOfPushes(stage, endpoint, inbox, ids).pushes();
            ItniotechTourOfDoubts doubts = new ItniotechTourOfDoubts(stage, inbox, ids);
            doubts.accepted();
            doubts.notSent();
        }
        messages.sister(sister);
    }

    private static ItniotechSettings settings(SmsSimulator simulator, String path) {
        return ItniotechSettings.of(ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                .codes(ItniotechVendor.APP_ID, 1)
                .withCurrency(Currency.getInstance("USD"))
                .at(URI.create(simulator.itniotechUrl() + path));
    }
}
