package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItniotechInboxTest {

    private static final ItniotechClient CLIENT = new ItniotechClient();
    private static final String FROM = "8613900000001";

    @BeforeEach
    void reset() {
        CLIENT.simulator.reset();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static JsonNode records(String path, int current, int size, String start, String end) {
        String params = JsonMapper.shared()
                .createObjectNode()
                .put("strTime", start)
                .put("endTime", end)
                .toString();
        return CLIENT.post(
                path,
                json(
                        "current",
                        current,
                        "size",
                        size,
                        "params",
                        JsonMapper.shared().readTree(params)));
    }

    private static JsonNode records(int current, int size, Instant start, Instant end) {
        return records("/sms/recordMo", current, size, ItniotechTime.iso(start), ItniotechTime.iso(end));
    }

    @Test
    void returnsInboundMessages() {
        CLIENT.vendor.inbound(FROM, "1069000000", "STOP");
        Instant now = CLIENT.now();

        JsonNode answer = records("/v3/recordMo", 1, 100, ItniotechTime.iso(now), ItniotechTime.iso(now));
        is("0", answer);
        assertThat(answer.path("data").toString())
                .isEqualTo("{\"total\":1,\"size\":100,\"current\":1,\"pages\":1,\"records\":[{\"number\":\"%s\","
                                .formatted(FROM)
                        + "\"sendId\":\"1069000000\",\"receiveTime\":\"%s\",\"content\":\"STOP\","
                                .formatted(ItniotechTime.iso(now))
                        + "\"mcc\":460,\"mnc\":-1,\"operator\":\"China\",\"pricedetail\":{\"pay\":\"0\","
                        + "\"chargeCnt\":1,\"currency\":\"USD\",\"price\":\"0\"}}]}");
    }

    @Test
    void returnsPagesOldestFirst() {
        Instant start = CLIENT.now();
        for (int i = 0; i < 5; i++) {
            CLIENT.vendor.inbound(FROM, "1", "text " + i);
            CLIENT.forward(Duration.ofSeconds(1));
        }
        Instant end = CLIENT.now();

        JsonNode last = records(3, 2, start, end).path("data");
        assertThat(last.path("total").asInt()).isEqualTo(5);
        assertThat(last.path("pages").asInt()).isEqualTo(3);
        assertThat(last.path("records").size()).isEqualTo(1);
        assertThat(last.path("records").get(0).path("content").asString()).isEqualTo("text 4");
        assertThat(records(4, 2, start, end).path("data").path("records").isEmpty())
                .isTrue();
        assertThat(records(1, 100, start.plusSeconds(1), start.plusSeconds(2))
                        .path("data")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 2026-03-01T00:00:00+08:00, 2026-03-02T00:00:00+08:00, -22",
        "1, 0, 2026-03-01T00:00:00+08:00, 2026-03-02T00:00:00+08:00, -22",
        "1, 101, 2026-03-01T00:00:00+08:00, 2026-03-02T00:00:00+08:00, -22",
        "1, 10, 2026-03-01 00:00:00, 2026-03-02T00:00:00+08:00, -22",
        "1, 10, 2026-03-01T00:00:00+08:00, , -22",
        "1, 10, 2026-03-02T00:00:00+08:00, 2026-03-01T00:00:00+08:00, -25",
        "1, 10, 2026-03-01T00:00:00+08:00, 2026-04-01T00:00:00+08:00, 0",
        "1, 10, 2026-03-01T00:00:00+08:00, 2026-04-01T00:00:01+08:00, -25",
        "1, 10, 2022-07-01T00:00:00+08:00, 2022-07-02T00:00:00+08:00, 0",
        "1, 10, 2022-06-30T23:59:59+08:00, 2022-07-02T00:00:00+08:00, -25"
    })
    void refusesPagesAndTimesThatAreNone(int current, int size, String start, String end, String status) {
        is(status, records("/sms/recordMo", current, size, start, end));
    }

    @Test
    void refusesAnUnknownApplicationAndABodyThatIsNone() {
        is(
                "-22",
                CLIENT.post(
                        "/sms/recordMo",
                        "{\"appId\":\"other\",\"current\":1,\"size\":1,\"params\":{\"strTime\":"
                                + "\"2026-03-01T00:00:00+08:00\",\"endTime\":\"2026-03-01T00:00:00+08:00\"}}"));
        is("-22", CLIENT.post("/sms/recordMo", json()));
        is("-18", CLIENT.post("/sms/recordMo", "[]"));
    }
}
