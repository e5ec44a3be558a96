package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results are accepted, refused or unconfirmed by what happened on the wire. */
abstract class ResultChecks extends ContractChecks {

    ResultChecks(SmsProviderContract contract) {
        super(contract);
    }

    @Test
    @Explanation(
            bug = "The adapter does not return the vendor's id of an accepted message",
            remedy = "Return Accepted with the id that the response documents for this message")
    void anAcceptanceHasTheVendorsId() {
        assertThat(send())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.messageId()).isNotBlank());
        assertThat(server.received()).isOne();
    }

    @Test
    @Explanation(
            bug = "The adapter does not recognise a documented refusal",
            remedy = "Map the vendor's code to a Refusal and return Refused")
    void aRefusalOfTheVendorsIsRefused() {
        Optional<Behaviour> refusal = contract.refusal();
        assumeTrue(refusal.isPresent(), "the vendor refuses no whole request");
        server.otherwise(refusal.orElseThrow());
        assertThat(send()).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("N1 an unreachable vendor is a refusal")
    @Explanation(
            bug = "The adapter does not report an unreachable vendor as Refused(UNAVAILABLE)",
            remedy = "Return Refused with UNAVAILABLE where no connection was made, because nothing was sent")
    void anUnreachableVendorIsARefusal() {
        try (SmsProvider unreachable = contract.provider(FaultyServer.refuse(), RESPONDS)) {
            assertThat(send(unreachable))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNAVAILABLE));
        }
    }

    static Stream<Behaviour> faults() {
        return Stream.of(
                Behaviour.silence(),
                Behaviour.reset(),
                Behaviour.close(),
                Behaviour.halfHeaders(),
                Behaviour.cut(200, "{\"msg_id\":\"1\",\"code\":0}"),
                Behaviour.drip(200, "{" + " ".repeat(4000) + "}", Duration.ofMillis(20)),
                Behaviour.garbage(),
                Behaviour.empty(),
                Behaviour.html(),
                Behaviour.respond(200, "{\"id\":").named("responds 200 with half of a JSON object"),
                Behaviour.respond(200, "null").named("responds 200 with null"),
                Behaviour.respond(200, "[]").named("responds 200 with []"),
                Behaviour.respond(200, "{}").named("responds 200 with {}"),
                Behaviour.respond(500, ""),
                Behaviour.html(500),
                Behaviour.html(502),
                Behaviour.html(503),
                Behaviour.html(504));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Explanation(
            bug = "The adapter calls a message accepted, or refused, that may have been sent, or throws",
            remedy =
                    "Return Unconfirmed unless a complete response with a documented verdict was read; a 5xx proves nothing")
    void aFaultyResponseIsUnconfirmed(Behaviour fault) {
        failWith(fault);
        assertThat(send()).isInstanceOf(Unconfirmed.class);
        assertThat(server.begunRequests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 403, 404, 429, 500, 503})
    void aSuccessUnderAnotherStatusIsUnconfirmed(int status) {
        server.otherwise(Behaviour.by(
                "accepts with " + status, request -> Behaviour.respond(status, contract.acceptance(request))));
        int count = Math.min(3, provider().capabilities().maxRecipients());
        assertThat(provider().gateway().sendAll(messages(count)))
                .hasSize(count)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @Test
    void aSuccessBesideAnErrorOfTheRequestIsUnconfirmed() {
        AtomicBoolean offered = new AtomicBoolean();
        server.otherwise(Behaviour.by("accepts beside an error", request -> {
            Optional<String> body = contract.acceptanceWithError(request);
            offered.set(body.isPresent());
            return Behaviour.respond(200, body.orElse("{}"));
        }));
        int count = Math.min(3, provider().capabilities().maxRecipients());
        List<SendResult> results = provider().gateway().sendAll(messages(count));
        assumeTrue(offered.get(), "the vendor's format has no place for a success and an error");
        assertThat(results)
                .hasSize(count)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRefusalThatProtectsSomeoneNeitherFailsOverNorIsRetried(int count) {
        Optional<Behaviour> refusal = contract.protectiveRefusal();
        assumeTrue(refusal.isPresent(), "the vendor protects no recipient");
        assumeTrue(count <= provider().capabilities().maxRecipients(), "a request takes fewer messages");
        server.otherwise(refusal.orElseThrow());
        assertThat(provider().gateway().sendAll(messages(count)))
                .hasSize(count)
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOf(Refused.class)
                        .extracting(SendResult::remedy)
                        .isEqualTo(Remedy.NONE));
        assertThat(server.begunRequests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 451, 499})
    void aPageInPlaceOfTheVendorsResponseIsUnconfirmed(int status) {
        server.otherwise(Behaviour.html(status));
        assertThat(send()).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 401, 403, 404, 429})
    void aRefusalsStatusWithoutTheRestOfTheResponseIsUnconfirmed(int status) {
        failWith(Behaviour.cutHead(status));
        assertThat(send()).isInstanceOf(Unconfirmed.class);
    }

    @Test
    @Explanation(
            bug = "The adapter does not return Unconfirmed for each message of a lost request",
            remedy = "Return one Unconfirmed for each message where the response was lost")
    void anUnconfirmedBatchIsUnconfirmedForEveryMessage() {
        int count = Math.min(3, provider().capabilities().maxRecipients());
        server.otherwise(Behaviour.reset());
        assertThat(provider().gateway().sendAll(messages(count)))
                .hasSize(count)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @Test
    @Explanation(
            bug = "The adapter gives an unconfirmed result the reference of another message",
            remedy = "Pass OutboundMessage.reference() of the same message to Unconfirmed.withReference, or none")
    void anUnconfirmedResultHasTheReferenceOfItsMessageOrNone() {
        List<OutboundMessage> messages =
                messages(Math.min(3, provider().capabilities().maxRecipients()));
        server.otherwise(Behaviour.reset());
        List<SendResult> results = provider().gateway().sendAll(messages);
        for (int i = 0; i < messages.size(); i++) {
            String reference = messages.get(i).reference();
            assertThat(results.get(i))
                    .isInstanceOfSatisfying(
                            Unconfirmed.class,
                            result -> assertThat(result.reference()).isIn(reference, null));
        }
    }

    static int[] statuses() {
        return Arrays.copyOf(STATUSES, STATUSES.length);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @DisplayName("S5 gibberish is never an acceptance")
    @Explanation(
            bug = "The adapter accepts a response that is not the documented success",
            remedy =
                    "Return Accepted only for the documented success of this very message; return Unconfirmed for what cannot be read")
    void gibberishIsNeverAnAcceptance(int status) {
        for (Behaviour gibberish : InvalidBodies.gibberish(status)) {
            server.otherwise(gibberish);
            SendResult result = send();
            assertThat(result.isAccepted()).as("%s: %s", gibberish, result).isFalse();
            if (status < 300 || status >= 500) {
                assertThat(result).as("%s", gibberish).isInstanceOf(Unconfirmed.class);
            }
        }
    }
}
