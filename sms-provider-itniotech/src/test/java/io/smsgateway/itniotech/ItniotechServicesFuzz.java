package io.smsgateway.itniotech;

import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.Json;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import io.smsgateway.verification.VerificationId;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whatever Itniotech answers to a question or a command, it is understood or the documented exception says why not. */
final class ItniotechServicesFuzz {

    private static final int[] STATUS = {200, 400, 403, 500, 429};
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final VerificationId ID = VerificationId.parse("itniotech/22601011200001000001");

    private static volatile byte[] body = {};
    private static volatile int status;

    // for as long as the JVM lives: a server for each input would be most of the time
    private static final FaultyServer VENDOR =
            FaultyServer.start(Behaviour.by("the vendor", request -> Behaviour.respond(status, Map.of(), body)));

    @SuppressWarnings("resource")
    private static final ItniotechProvider PROVIDER = new ItniotechProvider(
            Samples.settings().withBaseUrl(URI.create(VENDOR.url() + "/sms")).withCodes("otpDemo1", 7),
            SettableClock.at(NOW),
            Samples.RANDOM);

    private ItniotechServicesFuzz() {}

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
            case 1 -> check();
            case 2 -> PROVIDER.deliveryReports().query(List.of("2601011200001000001", "2601011200001000002"));
            case 3 -> PROVIDER.sentRecords().between(NOW.minusSeconds(60), NOW, ItniotechServicesFuzz::printed);
            case 4 -> PROVIDER.inboundMessages().between(NOW.minusSeconds(60), NOW, ItniotechServicesFuzz::printed);
            case 5 -> PROVIDER.otp().record(ID);
            case 6 -> PROVIDER.otp().recordOf("order-1");
            default -> PROVIDER.postback().used(ID, null, NOW);
        }
    }

    /** Nobody is let in but by a success that says {@code 0}, of this code and no other. */
    private static void check() {
        if (PROVIDER.verification().check(ID, "460123").isValid()) {
            Map<?, ?> read = Json.read(body, Map.class);
            boolean says = status == 200
                    && "0".equals(String.valueOf(read.get("status")))
                    && read.get("data") instanceof Map<?, ?> said
                    && "0".equals(String.valueOf(said.get("matched")))
                    && (said.get("verificationId") == null
                            || ID.value().equals(String.valueOf(said.get("verificationId"))));
            if (!says) {
                throw new AssertionError("a code is right only where the answer says so");
            }
        }
    }

    /** What is told is made to be printed, so that it must be able to be. */
    private static void printed(Object told) {
        if (told.toString().isEmpty()) {
            throw new AssertionError("something is told");
        }
    }
}
