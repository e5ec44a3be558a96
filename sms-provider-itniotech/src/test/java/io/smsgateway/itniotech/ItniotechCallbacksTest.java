package io.smsgateway.itniotech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.UnrecognisedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechCallbacksTest extends AtVendor {

    private static final String TOKEN = "0123456789abcdefghijABCDEFGHIJ._";
    private static final PhoneNumber PERSON = PhoneNumber.of("+" + Samples.CHINA);
    private static final String REFERENCE = "1demoorder000000";
    private static final String ORDER_ID = "1demoorder000aagh6adq000";
    private static final String FOREIGN_ORDER_ID = "2demoorder000aagh6adq000";

    private final CallbackReceiver callbacks = provider.callbacks(
            TOKEN,
            (vendor, id, person) ->
                    Set.of(ID, FOREIGN_ORDER_ID).contains(id) && (person == null || person.equals(PERSON)));
    private final List<ProviderEvent> events = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "push-itniotech-com.json, -, USD, 460",
                "push-itniotech-cn.json, 1demoorder000000, USD, -",
                "push-onbuka-net.json, -, EUR, -",
                "push-onbuka-older.json, 1234567890123456789, EUR, -",
                "push-onbuka-newer.json, 1demoorder000000, EUR, 460",
                "push-laaffic.json, 1demoorder000000, EUR, -",
            })
    void readsReportsOfEveryGenerationAsHints(
            String file, @Nullable String reference, String currency, @Nullable String network) {
        assertThat(push(Samples.file(file)).status()).isEqualTo(200);

        assertThat(events)
                .containsExactly(
                        DeliveryReport.of(ITNIOTECH, ID, PhoneNumber.of("+" + Samples.CHINA), DeliveryState.DELIVERED)
                                .withCode("0")
                                .withAt(Instant.ofEpochMilli(1_767_240_005_000L))
                                .withReference(reference)
                                .withCharge(Charge.of(new BigDecimal("0.02"), Currency.getInstance(currency))
                                        .withUnitPrice(new BigDecimal("0.01"))
                                        .withParts(2))
                                .withNetwork(network)
                                .withUnverified(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"push-inbound.json", "push-inbound-misspelt.json"})
    void readsWhatPeopleWroteBackAtTheVendorsTime(String file) {
        assertThat(push(Samples.file(file)).status()).isEqualTo(200);

        assertThat(events)
                .containsExactly(InboundMessage.of(ITNIOTECH, PhoneNumber.of("+" + Samples.CHINA), "Yes, please")
                        .withAt(Instant.parse("2026-01-01T04:00:05Z"))
                        .withTo("106900001")
                        .withCharge(Charge.of(BigDecimal.ZERO, Currency.getInstance("USD"))
                                .withUnitPrice(BigDecimal.ZERO)
                                .withParts(1))
                        .withNetwork("460")
                        .withUnverified(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "'mcc':460,'mnc':1 | 460-1",
                "'mcc':'460','mcn':'01' | 460-01",
                "'mcc':'460','mnc':'-1','mcn':2 | 460",
                "'mcc':'460','mnc':'x' | 460",
                "'mcc':'460','mnc':1234 | 460",
                "'mcc':-1,'mnc':1 | -",
                "'mcc':1234 | -",
                "'mcc':'canary' | -",
                "'mnc':1 | -",
            })
    void readsTheNetworkAsFarAsItIsKnown(String members, @Nullable String network) {
        push(("{'msgid':" + ID + ",'mobile':8613800138000,'status':0," + members + "}").replace('\'', '"'));

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeliveryReport.class,
                        report -> assertThat(report.network()).isEqualTo(network));
    }

    @Test
    void acceptsAnInboundMessageWhoseIdAndSenderAreNotKnown() {
        push(
                "{\"msgid\":\"77\",\"mobile\":\"8613900000002\",\"reply_time\":\"2026-01-01 12:00:05\",\"content\":\"TD\"}");

        assertThat(events).singleElement().isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.content()).isEqualTo("TD");
            assertThat(message.from()).isEqualTo(PhoneNumber.of("+8613900000002"));
            assertThat(message.unverified()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'status':0,",
                "'status':1,'reason':'UNDELIV','timestamp':1767240005000,'orderId':'2other',",
                "'appId':'appDemo2',",
            })
    void acceptsAnInboundMessageThatHasMembersOfAReport(String members) {
        push(("{'msgid':'77','mobile':'8613900000002'," + members
                        + "'reply_time':'2026-01-01 12:00:05','content':'TD'}")
                .replace('\'', '"'));

        assertThat(events)
                .containsExactly(InboundMessage.of(ITNIOTECH, PhoneNumber.of("+8613900000002"), "TD")
                        .withAt(Instant.parse("2026-01-01T04:00:05Z"))
                        .withUnverified(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'content':'TD','status':0 | ~~",
                "'content':'TD','status':0,'appId':'appDemo2' | ~~",
                "'reply_time':'2026-01-01 12:00:05' | inbound",
                "'reply_time':'2026-01-01 12:00:05','content':null | inbound",
                "'reply_time':'2026-01-01 12:00:05','content':{} | inbound",
                "'reply_time':'2026-01-01 12:00:05','status':0 | inbound",
            })
    void handsOnWhatMayBeAnInboundMessageThoughItsIdIsUnknown(String members, String type) {
        String body = ("{'msgid':'77','mobile':'8613900000002'," + members + "}").replace('\'', '"');

        assertThat(push(body).status()).isEqualTo(200);
        assertThat(events).containsExactly(UnrecognisedEvent.of(ITNIOTECH, type, body));
    }

    @Test
    void asksThePolicyAboutReportsThatAreNotOursOnly() {
        List<ProviderEvent> asked = new ArrayList<>();
        CallbackReceiver asking = provider.callbacks(TOKEN, (vendor, id, person) -> ID.equals(id), event -> {
            asked.add(event);
            return event instanceof DeliveryReport report && report.messageId().equals("8");
        });
        for (String body : List.of(
                "{\"msgid\":\"" + ID + "\",\"status\":0}",
                "{\"msgid\":\"6\",\"orderId\":\"" + ORDER_ID + "\",\"status\":0}",
                "{\"msgid\":\"7\",\"status\":0}",
                "{\"msgid\":\"8\",\"orderId\":\"shop-42\",\"status\":1}",
                "{\"msgid\":\"8\",\"appId\":\"appDemo2\",\"status\":1}",
                "{\"status\":1}",
                "{\"msgid\":\"9\",\"mobile\":\"8613900000002\",\"content\":\"TD\"}")) {
            CallbackRequest request =
                    CallbackRequest.of("POST", body.getBytes(UTF_8)).at(TOKEN);
            assertThat(asking.receive(request, events::add).status()).isEqualTo(200);
        }

        DeliveryReport accepted = DeliveryReport.of(ITNIOTECH, "8", null, DeliveryState.UNDELIVERED)
                .withReason(FailureReason.OTHER)
                .withCode("1")
                .withReference("shop-42")
                .withUnverified(true);
        assertThat(asked)
                .containsExactly(
                        DeliveryReport.of(ITNIOTECH, "7", null, DeliveryState.DELIVERED)
                                .withCode("0")
                                .withUnverified(true),
                        accepted,
                        UnrecognisedEvent.of(ITNIOTECH, "report", "{\"status\":1}"));
        assertThat(events).hasSize(4).contains(accepted).hasAtLeastOneElementOfType(InboundMessage.class);
    }

    @Test
    void requestsAnotherPushWhenThePolicyFails() {
        CallbackReceiver failing = provider.callbacks(TOKEN, (vendor, id, person) -> false, event -> {
            throw new IllegalStateException("database is down");
        });
        CallbackRequest request = CallbackRequest.of("POST", "{\"msgid\":\"7\",\"status\":0}".getBytes(UTF_8))
                .at(TOKEN);

        assertThat(failing.receive(request, events::add).status()).isEqualTo(500);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "'status':0 | DELIVERED | 0",
                "'status':'0' | DELIVERED | 0",
                "'status':0,'reason':'UNDELIV' | DELIVERED | 0",
                "'status ':'0' | DELIVERED | 0",
                "'status':0,'reason':'DELIVRD' | DELIVERED | 0",
                "'status':'ok','reason':'EXPIRED' | UNKNOWN | ok",
                "'status':1,'reason':'UNDELIV' | UNDELIVERED | 1 UNDELIV",
                "'status':1,'reason':'1' | UNDELIVERED | 1",
                "'status':1,'reason':5 | UNDELIVERED | 1 5",
                "'status':'2','reason':'' | UNDELIVERED | 2",
                "'status':-1 | UNDELIVERED | -1",
                "'status':0.0 | UNKNOWN | 0.0",
                "'status':'ok' | UNKNOWN | ok",
                "'status':true | UNKNOWN | -",
                "'status':{} | UNKNOWN | -",
                "'status':[0] | UNKNOWN | -",
            })
    void takesAStatusOfAnyTypeAndBelievesOnlyWhatIsDocumented(
            String members, DeliveryState state, @Nullable String code) {
        push(("{'msgid':" + ID + ",'mobile':8613800138000,'timestamp':'soon','orderId':'','mcc':999," + members + "}")
                .replace('\'', '"'));

        assertThat(events)
                .containsExactly(DeliveryReport.of(ITNIOTECH, ID, PhoneNumber.of("+" + Samples.CHINA), state)
                        .withReason(state == DeliveryState.UNDELIVERED ? FailureReason.OTHER : null)
                        .withCode(code)
                        .withNetwork("999")
                        .withUnverified(true));
    }

    @ParameterizedTest
    @CsvSource({"appDemo1, 1", "otpDemo1, 1", "'', 1", "appDemo2, 0", "APPDEMO1, 0"})
    void ignoresAPushThatNamesAnotherApplication(String app, int passed) {
        String push = Samples.file("push-itniotech-com.json").replace("appDemo1", app);

        assertThat(push(push).status()).isEqualTo(200);
        assertThat(events).hasSize(passed);
    }

    @Test
    void acceptsAReportWithAnOrderIdOfThisAccountAlthoughTheMessageIsNotKnownYet() {
        CallbackReceiver early = provider.callbacks(TOKEN, (vendor, id, person) -> false);
        String ours = "{\"msgid\":\"7\",\"orderId\":\"" + ORDER_ID + "\",\"status\":0}";
        String forged = ours.replace("1demo", "2demo");

        for (String body : List.of(ours, forged)) {
            CallbackRequest request = CallbackRequest.of("POST", body.getBytes(UTF_8))
                    .withHeader("Content-Type", "application/json")
                    .at(TOKEN);
            assertThat(early.receive(request, events::add).status()).isEqualTo(200);
        }

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeliveryReport.class,
                        report -> assertThat(report.reference()).isEqualTo(REFERENCE));
    }

    @Test
    void acceptsAReportWithAnOrderIdOfThisAccountAlthoughItsMessageIdIsUnknown() {
        push("{\"msgid\":\"7\",\"orderId\":\"" + ORDER_ID + "\",\"status\":0}");

        assertThat(events).singleElement().isInstanceOfSatisfying(DeliveryReport.class, report -> {
            assertThat(report.messageId()).isEqualTo("7");
            assertThat(report.reference()).isEqualTo(REFERENCE);
        });
    }

    @Test
    void acceptsAReportOfAKnownReferenceThatWasSentWithAnEarlierSecret() {
        String earlier = new OrderIds(Samples.RANDOM, "k1", Secret.of("api-secret", "earlier")).of(REFERENCE);
        CallbackReceiver knowing = provider.callbacks(TOKEN, (vendor, id, person) -> REFERENCE.equals(id));
        String body = "{\"msgid\":\"7\",\"orderId\":\"" + earlier + "\",\"status\":0}";
        CallbackRequest request =
                CallbackRequest.of("POST", body.getBytes(UTF_8)).at(TOKEN);

        assertThat(callbacks.receive(request, events::add).status()).isEqualTo(200);
        assertThat(events).isEmpty();
        assertThat(knowing.receive(request, events::add).status()).isEqualTo(200);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeliveryReport.class,
                        report -> assertThat(report.reference()).isEqualTo(REFERENCE));
    }

    @Test
    void aForeignOrderIdOfAKnownMessageStaysAsItIs() {
        push("{\"msgid\":\"7\",\"orderId\":\"" + FOREIGN_ORDER_ID + "\",\"status\":0}");
        push("{\"msgid\":\"" + ID + "\",\"orderId\":\"shop-42\",\"status\":0}");
        push("{\"msgid\":\"" + ID + "\",\"orderId\":\"3demoorder000aagh6adq000\",\"status\":0}");

        assertThat(events)
                .extracting(event -> ((DeliveryReport) event).reference())
                .containsExactly(FOREIGN_ORDER_ID, "shop-42", "3demoorder000aagh6adq000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"msgid\":\"7\",\"status\":0}",
                "{\"msgid\":\"\",\"status\":0}",
                "{\"msgid\":{},\"status\":0}",
                "{\"msgid\":\"2601011200001000001 or 1\",\"status\":0}",
                "{\"msgid\":2.601011200001E18,\"status\":0}",
                "{\"orderId\":\"another\",\"status\":0}",
                "{\"msgid\":\"7\",\"orderId\":\"1demoorder000000\",\"status\":0}",
                "{\"MSGID\":\"2601011200001000001\",\"status\":0}",
                "{\"msgid\":\"2601011200001000001\",\"mobile\":\"8613800138001\",\"status\":0}",
            })
    void takesNothingThatIsNotOursAndLetsTheVendorStop(String body) {
        assertThat(push(body).status()).isEqualTo(200);

        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msgid\":\"2601011200001000001\"}",
                "{\"msgid\":\"2601011200001000001\",\"status\":0,\"content\":\"x\"}",
                "{\"msgid\":\"2601011200001000001\",\"content\":\"x\"}",
                "{\"msgid\":\"2601011200001000001\",\"mobile\":\"Shop\",\"content\":\"x\"}",
                "{\"msgid\":\"2601011200001000001\",\"mobile\":\"8613800138000\",\"content\":7.5e1,\"status\":1}",
                "{\"orderId\":\"1demoorder000aagh6adq000\",\"status\":0}",
            })
    void handsOnWhatIsOursAndCanNotBeRead(String body) {
        assertThat(push(body).status()).isEqualTo(200);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        UnrecognisedEvent.class,
                        event -> assertThat(event.data()).isEqualTo(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{\"msgid\":\"2601011200001000001\",\"status\":0}]",
                "0",
                "{",
                "{\"msgid\":'2601011200001000001',\"status\":0}",
                "{\"msgid\":\"2601011200001000001\",\"status\":0,\"status\":1}",
                "{\"msgid\":\"2601011200001000001\",\"status\":0} trailing",
                "msgid=2601011200001000001&status=0",
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(push(body).status()).isEqualTo(400);

        assertThat(events).isEmpty();
    }

    @Test
    void refusesWhatNestsTooDeepOrIsTooLong() {
        assertThat(push("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}").status())
                .isEqualTo(400);
        assertThat(push(" ".repeat(CallbackReceiver.MAX_BODY_BYTES + 1)).status())
                .isEqualTo(413);
        String most = Samples.file("push-itniotech-cn.json");
        assertThat(push(most + " ".repeat(CallbackReceiver.MAX_BODY_BYTES - most.length()))
                        .status())
                .isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0123456789abcdefghijABCDEFGHIJ.",
                "0123456789abcdefghijABCDEFGHIJ._x",
                "0123456789abcdefghijabcdefghij._",
                "\u0000"
            })
    void answersAWrongTokenAsIfNothingWereThere(@Nullable String token) {
        byte[] body = Samples.file("push-itniotech-cn.json").getBytes(UTF_8);
        for (String method : List.of("POST", "GET", "PUT")) {
            for (byte[] sent : List.of(body, new byte[0], new byte[CallbackReceiver.MAX_BODY_BYTES + 1])) {
                assertThat(callbacks.receive(
                                CallbackRequest.of(method, sent)
                                        .withHeader("Content-Type", "application/json")
                                        .at(token),
                                events::add))
                        .isEqualTo(CallbackResponse.text(404, "not found"));
            }
        }
        assertThat(events).isEmpty();
    }

    @Test
    void takesPostsOnly() {
        assertThat(callbacks
                        .receive(CallbackRequest.of("GET", new byte[0]).at(TOKEN), events::add)
                        .status())
                .isEqualTo(405);
    }

    @Test
    void asksForARepetitionWhereItCanNotBeHandledAndHandsOnEachRepetition() {
        byte[] body = Samples.file("push-itniotech-com.json").getBytes(UTF_8);
        CallbackRequest request = CallbackRequest.of("POST", body).at(TOKEN);

        assertThat(callbacks
                        .receive(request, event -> {
                            throw new IllegalStateException("database is down");
                        })
                        .status())
                .isEqualTo(500);
        assertThat(provider.callbacks(TOKEN, (vendor, id, person) -> {
                            throw new IllegalStateException("database is down");
                        })
                        .receive(request, events::add)
                        .status())
                .isEqualTo(500);
        assertThat(events).isEmpty();
        callbacks.receive(request, events::add);
        callbacks.receive(request, events::add);
        assertThat(events).hasSize(2).containsOnly(events.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "0123456789abcdefghijABCDEFGHIJx",
                "0123456789abcdefghijABCDEFGHIJ/x",
                "0123456789abcdefghijABCDEFGHIJ x",
                "0123456789abcdefghijABCDEFGHIJéx"
            })
    void wantsATokenThatNobodyGuesses(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.callbacks(token, (vendor, id, person) -> true))
                .withMessageContaining("at least 32")
                .satisfies(
                        refused -> assertThat(refused.getMessage()).doesNotContain(token.isEmpty() ? "\u0000" : token));
    }

    private CallbackResponse push(String body) {
        return callbacks.receive(
                CallbackRequest.of("POST", body.getBytes(UTF_8))
                        .withHeader("Content-Type", "application/json;charset=UTF-8")
                        .at(TOKEN),
                events::add);
    }
}
