package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.counts;
import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static io.smsgateway.simulator.itniotech.ItniotechClient.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItniotechReportsTest {

    private static final ItniotechClient CLIENT = new ItniotechClient();
    private static final String ONE = "8613900000001";
    private static final String TWO = "8613900000002";

    @BeforeEach
    void reset() {
        CLIENT.simulator.reset();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static ItniotechReports reports() {
        return CLIENT.vendor.reports();
    }

    @Test
    void movesFromTheQueueToSendingToTheEndByTheSimulatedClock() {
        reports().queuedFor(Duration.ofMinutes(1));
        reports().sendingFor(Duration.ofMinutes(2));
        reports().fail(TWO);
        Instant sent = CLIENT.now();
        List<String> ids = CLIENT.send(ONE + "," + TWO, "Hello");

        JsonNode queued = CLIENT.report(ids.get(0), ids.get(1));
        assertThat(counts(queued)).isEqualTo("0/0/0/2");
        assertThat(queued.path("array").isEmpty()).isTrue();

        CLIENT.forward(Duration.ofMinutes(1));
        JsonNode sending = CLIENT.report(ids.get(0), ids.get(1));
        assertThat(counts(sending)).isEqualTo("0/0/2/0");
        assertThat(sending.path("array").get(1).path("status").asString()).isEqualTo("-1");
        assertThat(sending.path("array").get(1).path("receiveTime").asString())
                .isEqualTo(ItniotechTime.iso(sent.plusSeconds(60)));

        CLIENT.forward(Duration.ofMinutes(2));
        JsonNode done = CLIENT.report(ids.get(0), ids.get(1));
        assertThat(counts(done)).isEqualTo("1/1/0/0");
        assertThat(done.path("array").get(0).path("status").asString()).isEqualTo("0");
        assertThat(done.path("array").get(1).path("status").asString()).isEqualTo("1");
        assertThat(done.path("array").get(1).path("msgId").asString()).isEqualTo(ids.get(1));
        assertThat(done.path("array").get(1).path("receiveTime").asString())
                .isEqualTo(ItniotechTime.iso(sent.plusSeconds(180)));
    }

    @Test
    void deliversAtOnceUnlessItIsToldOtherwise() {
        assertThat(counts(CLIENT.report(CLIENT.send(ONE, "Hello").get(0)))).isEqualTo("1/0/0/0");
        reports().fail();
        assertThat(counts(CLIENT.report(CLIENT.send(ONE, "Hello").get(0)))).isEqualTo("0/1/0/0");
        reports().outcome(ONE, 0, "0");
        assertThat(counts(CLIENT.report(CLIENT.send(ONE, "Hello").get(0)))).isEqualTo("1/0/0/0");
        reports().deliver();
        assertThat(counts(CLIENT.report(CLIENT.send(TWO, "Hello").get(0)))).isEqualTo("1/0/0/0");
    }

    @Test
    void returnsWhatAMessageCost() {
        CLIENT.vendor.account().price("86", "0.02");
        String id = CLIENT.send(ONE, "a".repeat(161)).get(0);

        assertThat(CLIENT.report(id).path("array").get(0).path("pricedetail").toString())
                .isEqualTo("{\"pay\":\"0.04\",\"currency\":\"USD\",\"chargeCnt\":2,\"price\":\"0.02\"}");

        CLIENT.vendor.account().currency("EUR", "1.10");
        id = CLIENT.send(ONE, "a").get(0);
        assertThat(CLIENT.report(id).path("array").get(0).path("pricedetail").toString())
                .isEqualTo("{\"pay\":\"0.02\",\"currency\":\"EUR\",\"chargeCnt\":1,\"price\":\"0.02\","
                        + "\"settleCurrency\":\"USD\",\"settlePrice\":\"0.022\",\"settlePay\":\"0.022\","
                        + "\"quoteExchange\":\"1.10\"}");

        reports().priceDetail(false);
        assertThat(CLIENT.report(id).path("array").get(0).has("pricedetail")).isFalse();
    }

    @Test
    void reportsForeignOldAndUnknownIdsAsNotFound() {
        CLIENT.vendor.account().app("other001");
        JsonNode other = CLIENT.post(
                "/sms/sendSms", "{\"appId\":\"other001\",\"numbers\":\"%s\",\"content\":\"x\"}".formatted(ONE));
        String foreign = other.path("array").get(0).path("msgId").asString();
        String id = CLIENT.send(ONE, "Hello").get(0);

        assertThat(counts(CLIENT.report(foreign, id, "2601011200009999999", id)))
                .isEqualTo("1/0/0/2");
        CLIENT.forward(Duration.ofDays(90).plusSeconds(1));
        assertThat(counts(CLIENT.report(id))).isEqualTo("0/0/0/1");
        reports().history(Duration.ofDays(120));
        assertThat(counts(CLIENT.report(id))).isEqualTo("1/0/0/0");
    }

    @Test
    void refusesIdsThatCanBeNoneAndMoreThanTwoHundred() {
        List<String> many = IntStream.range(0, 200)
                .mapToObj(i -> "2601011200001%06d".formatted(i))
                .collect(Collectors.toList());
        assertThat(counts(CLIENT.report(many.toArray(String[]::new)))).isEqualTo("0/0/0/200");
        many.add("2601011200002000000");
        is("-14", CLIENT.report(many.toArray(String[]::new)));
        is("-14", CLIENT.report());
        is("-14", CLIENT.report("2601011200001000000", "abc"));
        reports().malformedIdsRefused(false);
        assertThat(counts(CLIENT.report("2601011200001000000", "abc"))).isEqualTo("0/0/0/2");
        is("-19", CLIENT.get("/sms/getReport?appId=nobody&msgIds=1"));
    }

    @Test
    void reportsRefusedNumbersOnlyWhereItIsToldTo() {
        CLIENT.vendor.account().unreachable("91");
        String body = json("numbers", ONE + ",9100000000", "content", "x");
        String refused = CLIENT.post("/sms/sendSms", body)
                .path("failArray")
                .get(0)
                .path("msgId")
                .asString();
        assertThat(counts(CLIENT.report(refused))).isEqualTo("0/0/0/1");

        reports().reportRefused(true);
        refused = CLIENT.post("/sms/sendSms", body)
                .path("failArray")
                .get(0)
                .path("msgId")
                .asString();
        JsonNode report = CLIENT.report(refused);
        assertThat(counts(report)).isEqualTo("0/1/0/0");
        assertThat(report.path("array").get(0).path("pricedetail").path("pay").asString())
                .isEqualTo("0");
    }

    @Test
    void keepsNothingToAskForWhileTheLedgerOnlyCounts() {
        CLIENT.vendor.ledger().countOnly(true);
        String id = CLIENT.send(ONE, "Hello").get(0);

        assertThat(counts(CLIENT.report(id))).isEqualTo("0/0/0/1");
    }

    @Test
    void listsWhatIsDoneByTheTimeItWasDone() {
        reports().fail(TWO);
        Instant start = CLIENT.now();
        List<String> first = CLIENT.send(ONE + "," + TWO, "Hello");
        CLIENT.forward(Duration.ofMinutes(1));
        List<String> second = CLIENT.send(ONE, "Hello");
        reports().sendingFor(Duration.ofMinutes(10));
        CLIENT.send(ONE, "not done");

        JsonNode all = CLIENT.sent(start, CLIENT.now().plusSeconds(3600), 0);
        assertThat(all.path("success").asString()).isEqualTo("2");
        assertThat(all.path("fail").asString()).isEqualTo("1");
        assertThat(ids(all)).containsExactly(first.get(0), first.get(1), second.get(0));
        assertThat(all.path("array").get(1).toString())
                .isEqualTo("{\"msgId\":\"%s\",\"number\":\"%s\",\"receiveTime\":\"%s\",\"status\":\"2\"}"
                        .formatted(first.get(1), TWO, ItniotechTime.iso(start)));
        assertThat(ids(CLIENT.sent(start, start, 0))).containsExactlyElementsOf(first);
        reports().failureIsTwo(false);
        assertThat(CLIENT.sent(start, start, 1)
                        .path("array")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("1");
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("array")
                .valueStream()
                .map(item -> item.path("msgId").asString())
                .toList();
    }

    @Test
    void pagesByTheIndexOfTheFirst() {
        List<String> ids = CLIENT.send(String.join(",", Collections.nCopies(5, ONE)), "Hello");
        reports().pageSize(2);
        Instant now = CLIENT.now();

        assertThat(ids(CLIENT.sent(now, now, 0))).containsExactly(ids.get(0), ids.get(1));
        assertThat(ids(CLIENT.sent(now, now, 4))).containsExactly(ids.get(4));
        assertThat(ids(CLIENT.sent(now, now, 5))).isEmpty();
    }

    @Test
    void refusesASpanOfMoreThanThirtyOneDays() {
        Instant now = CLIENT.now();

        is("0", CLIENT.sent(now.minus(Duration.ofDays(31)), now, 0));
        is("-11", CLIENT.sent(now.minus(Duration.ofDays(31)).minusSeconds(1), now, 0));
        is("-11", CLIENT.sent(now, now.minusSeconds(1), 0));
        reports().wideSpanIsTimeRange(true);
        is("-25", CLIENT.sent(now.minus(Duration.ofDays(32)), now, 0));
    }

    @Test
    void listsNothingThatIsOlderThanNinetyDays() {
        Instant then = CLIENT.now();
        CLIENT.send(ONE, "Hello");
        CLIENT.forward(Duration.ofDays(90));
        assertThat(ids(CLIENT.sent(then, then, 0))).hasSize(1);
        CLIENT.forward(Duration.ofSeconds(1));
        assertThat(ids(CLIENT.sent(then, then, 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5"})
    void refusesAStartThatIsNone(String index) {
        Instant now = CLIENT.now();
        is(
                "-14",
                CLIENT.get("/sms/getSentRcd"
                        + query(Map.of(
                                "appId",
                                "simApp01",
                                "startTime",
                                ItniotechTime.iso(now),
                                "endTime",
                                ItniotechTime.iso(now),
                                "startIndex",
                                index))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00%2B08:00, 0",
        "2026-03-01T12:00:00+08:00, -11", // the plus arrives as a blank
        "2026-03-01T12:00:00, -11",
        "'', -11"
    })
    void takesATimeOnlyWithItsZone(String written, String status) {
        is(
                status,
                CLIENT.get("/sms/getSentRcd?appId=simApp01&startTime=" + written
                        + "&endTime=2026-03-02T12:00:00%2B08:00"));
    }
}
