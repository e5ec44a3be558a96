package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A vendor that never believes the time that it is told, however often that is put right. */
class SkewTest {

    /** Its own clock is an hour ahead, and to sign by that does not help either. */
    private static Behaviour neverBelieves() {
        ZonedDateTime ahead = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
        return Behaviour.respond(
                200,
                Map.of(
                        "Date",
                        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                                .format(ahead),
                        "Content-Type",
                        "application/json"),
                "{\"status\":\"-16\",\"reason\":\"timestamp expires\",\"success\":\"0\",\"fail\":\"1\",\"array\":[]}");
    }

    private static SmsClientBuilder itniotech(FaultyServer server) {
        return SmsClient.builder()
                .provider(new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withHttp(Stack.quick(server.url()))));
    }

    private static SmsMessage hello() {
        return SmsMessage.text(LedgerTest.order().to(), "hello");
    }

    @Test
    @DisplayName("T2 a time that is never believed costs two signed requests without another provider")
    void costsTwoSignedRequests() {
        try (FaultyServer server = FaultyServer.start(neverBelieves());
                SmsClient client = itniotech(server).build()) {
            SendResult answer = client.send(hello());

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.CLOCK_SKEW));
            assertThat(server.received()).isEqualTo(2);
            assertThat(server.requests())
                    .extracting(request -> request.header("Sign"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("T2 a time that is not believed costs one request where another vendor can be asked")
    void goesToTheNextVendorAtOnce() {
        ScriptedProvider next = ScriptedProvider.accepting("next");
        try (FaultyServer server = FaultyServer.start(neverBelieves());
                SmsClient client = itniotech(server).provider(next).build()) {
            assertThat(client.send(hello()).provider()).isEqualTo(next.id());
            assertThat(server.received()).isOne();
        }
    }
}
