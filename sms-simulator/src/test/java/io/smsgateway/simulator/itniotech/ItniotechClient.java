package io.smsgateway.simulator.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.SettableClock;
import io.smsgateway.simulator.SmsSimulator;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A simulator with a clock that stands still, and a customer of Itniotech who signs by that clock. */
final class ItniotechClient implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final SmsSimulator simulator = SmsSimulator.start(clock);
    final ItniotechVendor vendor = simulator.itniotech();

    Instant now() {
        return clock.instant();
    }

    Reply reply(String method, String path, String body) {
        URI base = simulator.itniotechUrl();
        return Http.send(Http.signed(Http.body(Http.to(base, path), method, body), clock.instant()));
    }

    JsonNode post(String path, String body) {
        return reply("POST", path, body).json();
    }

    JsonNode get(String path) {
        return reply("GET", path, "").json();
    }

    /** Values that are not text are JSON already. */
    static String json(Object... namesAndValues) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("appId", ItniotechVendor.APP_ID);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            body.set(
                    (String) namesAndValues[i],
                    value instanceof String text
                            ? JsonMapper.shared().getNodeFactory().stringNode(text)
                            : JsonMapper.shared().readTree(String.valueOf(value)));
        }
        return body.toString();
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    static void is(String status, JsonNode answer) {
        assertThat(answer.path("status").asString()).isEqualTo(status);
    }

    /** Sends a text and gives the ids of the numbers that took it. */
    List<String> send(String numbers, String content) {
        return send(numbers, content, "");
    }

    List<String> send(String numbers, String content, String orderIds) {
        JsonNode answer = post("/sms/sendSms", json("numbers", numbers, "content", content, "orderId", orderIds));
        return answer.path("array")
                .valueStream()
                .map(item -> item.path("msgId").asString())
                .toList();
    }

    JsonNode report(String... ids) {
        return get("/sms/getReport" + query(Map.of("appId", ItniotechVendor.APP_ID, "msgIds", String.join(",", ids))));
    }

    /** {@code success/fail/sending/nofound}. */
    static String counts(JsonNode report) {
        return List.of("success", "fail", "sending", "nofound").stream()
                .map(name -> report.path(name).asString())
                .collect(Collectors.joining("/"));
    }

    JsonNode sent(Instant from, Instant to, int startIndex) {
        return get("/sms/getSentRcd"
                + query(Map.of(
                        "appId",
                        ItniotechVendor.APP_ID,
                        "startTime",
                        ItniotechTime.iso(from),
                        "endTime",
                        ItniotechTime.iso(to),
                        "startIndex",
                        String.format(Locale.ROOT, "%d", startIndex))));
    }

    void forward(Duration time) {
        clock.forward(time);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
