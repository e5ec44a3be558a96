package io.smsgateway.jsms;

import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.RequestFailedException;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import java.util.Arrays;
import java.util.Map;

/** Whatever JSMS answers to a question or a command, it is understood or the documented exception says why not. */
final class JsmsServicesFuzz {

    private static final int[] STATUS = {200, 400, 403, 500, 429};
    private static final ScheduleId SCHEDULE = ScheduleId.parse("jsms/batch/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44");

    private static volatile byte[] body = {};
    private static volatile int status;

    // for as long as the JVM lives: a server for each input would be most of the time
    private static final FaultyServer VENDOR =
            FaultyServer.start(Behaviour.by("the vendor", request -> Behaviour.respond(status, Map.of(), body)));

    @SuppressWarnings("resource")
    private static final JsmsProvider PROVIDER = new JsmsProvider(
            Jsms.settings(VENDOR.url()).withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET),
            SettableClock.at("2026-11-22T08:00:00Z"));

    private JsmsServicesFuzz() {}

    /** A digit says what is asked, a letter by which status it is answered, and the rest is the answer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        status = STATUS[Math.floorMod(data[1] - 'a', STATUS.length)];
        body = Arrays.copyOfRange(data, 2, data.length);
        try {
            ask(Math.floorMod(data[0] - '0', 8));
        } catch (RequestFailedException | BalanceUnavailableException documented) {
            printed(documented);
        }
    }

    private static void ask(int question) {
        switch (question) {
            case 0 -> PROVIDER.balance().balance();
            case 1 -> PROVIDER.templates().find("1250");
            case 2 -> PROVIDER.templates().delete("1250");
            case 3 -> PROVIDER.signatures().find("42");
            case 4 -> PROVIDER.schedules().find(SCHEDULE);
            case 5 -> PROVIDER.schedules().cancel(SCHEDULE);
            case 6 -> PROVIDER.deliveryReports().poll();
            default -> PROVIDER.inboundMessages().poll();
        }
    }

    /** What is told is made to be printed, so that it must be able to be. */
    private static void printed(Object told) {
        if (told.toString().isEmpty()) {
            throw new AssertionError("something is told");
        }
    }
}
