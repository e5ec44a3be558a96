package io.smsgateway.docs;

import static io.smsgateway.docs.ResponseTableTest.Body.CONTRADICTED;
import static io.smsgateway.docs.ResponseTableTest.Body.OTHER;
import static io.smsgateway.docs.ResponseTableTest.Body.PROVES_NOTHING;
import static io.smsgateway.docs.ResponseTableTest.Body.REFUSAL;
import static io.smsgateway.docs.ResponseTableTest.Body.SUCCESS;
import static io.smsgateway.docs.ResponseTableTest.Body.UNKNOWN_CODE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechCall;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the table of docs/results.md against every resource of both vendors: HTTP status by what the body says. {@code
 * -Dresponses.write=true} writes the table into the document.
 */
class ResponseTableTest {

    private static final Path DOCUMENT = Documents.ROOT.resolve("docs/results.md");
    private static final String REWRITE = "responses.write";

    private record Column(String title, List<Integer> statuses) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("2xx", List.of(200, 201, 299)),
            new Column("429", List.of(429)),
            new Column(
                    "401, 404, 405, 407, 411, 413–415, 421, 431",
                    List.of(401, 404, 405, 407, 411, 413, 414, 415, 421, 431)),
            new Column("other 4xx", List.of(400, 402, 403, 408, 409, 425, 451, 499)),
            new Column("307, 308", List.of(307, 308)),
            new Column("other 3xx", List.of(301, 302, 303, 399)),
            new Column("5xx", List.of(500, 502, 503, 599)));

    enum Body {
        SUCCESS("the documented success"),
        CONTRADICTED("success beside an error"),
        REFUSAL("a documented refusal"),
        PROVES_NOTHING("a code that proves nothing, such as an internal error"),
        UNKNOWN_CODE("an unknown code in the vendor's error format"),
        OTHER("anything else: no body, a web page, no verdict");

        private final String words;

        Body(String words) {
            this.words = words;
        }
    }

    private static final String ACCEPTED = "`Accepted`";
    private static final String UNCONFIRMED = "`Unconfirmed`";
    private static final String WITH_ID = UNCONFIRMED + " with the id";
    private static final String BY_CODE = "`Refused` by its code";

    private static String refused(String reason) {
        return "`" + reason + "`";
    }

    private static final Map<Body, List<String>> TABLE = new LinkedHashMap<>();

    static {
        String untrusted = refused("UNTRUSTED");
        String throttled = refused("THROTTLED");
        String unrecognised = refused("UNRECOGNISED");
        TABLE.put(SUCCESS, List.of(ACCEPTED, WITH_ID, WITH_ID, WITH_ID, WITH_ID, WITH_ID, WITH_ID));
        TABLE.put(CONTRADICTED, List.of(WITH_ID, WITH_ID, WITH_ID, WITH_ID, WITH_ID, WITH_ID, WITH_ID));
        TABLE.put(REFUSAL, List.of(BY_CODE, BY_CODE, BY_CODE, BY_CODE, untrusted, UNCONFIRMED, UNCONFIRMED));
        TABLE.put(
                PROVES_NOTHING,
                List.of(UNCONFIRMED, UNCONFIRMED, UNCONFIRMED, UNCONFIRMED, untrusted, UNCONFIRMED, UNCONFIRMED));
        TABLE.put(
                UNKNOWN_CODE,
                List.of(UNCONFIRMED, throttled, unrecognised, unrecognised, untrusted, UNCONFIRMED, UNCONFIRMED));
        TABLE.put(
                OTHER,
                List.of(
                        UNCONFIRMED,
                        throttled,
                        refused("INTERCEPTED"),
                        UNCONFIRMED,
                        untrusted,
                        UNCONFIRMED,
                        UNCONFIRMED));
    }

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static final List<PhoneNumber> TO =
            List.of(PhoneNumber.of("+8613800138001"), PhoneNumber.of("+8613800138002"));

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider jsms = new JsmsProvider(JsmsSettings.of("a".repeat(24), "b".repeat(24))
            .withCodes("1", "7")
            .withHttp(HttpSettings.of(vendor.url())));
    private final ItniotechProvider itniotech =
            new ItniotechProvider(ItniotechSettings.of("key12345", "secret12345", "app12345")
                    .withCodes("app12345", 1)
                    .withHttp(HttpSettings.of(vendor.url())));

    @AfterEach
    void close() {
        jsms.close();
        itniotech.close();
        vendor.close();
    }

    /** A resource of a vendor that sends something. */
    enum Resource {
        JSMS_MESSAGE,
        JSMS_BATCH,
        JSMS_CODE,
        JSMS_VOICE_CODE,
        JSMS_SCHEDULE,
        JSMS_SCHEDULE_BATCH,
        ITNIOTECH_SEND,
        ITNIOTECH_SEND_SEVERAL,
        ITNIOTECH_BATCH,
        ITNIOTECH_CODE,
        ITNIOTECH_VOICE
    }

    static Stream<Object[]> cells() {
        return Stream.of(Resource.values())
                .flatMap(resource -> Stream.of(Body.values()).map(body -> new Object[] {resource, body}));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aResponseMeansWhatTheTableSays(Resource resource, Body body) {
        List<String> expected = TABLE.getOrDefault(body, List.of());
        assertThat(expected).hasSameSizeAs(COLUMNS);
        for (int column = 0; column < expected.size(); column++) {
            for (int status : COLUMNS.get(column).statuses()) {
                vendor.otherwise(Behaviour.respond(status, body(resource, body)));
                String cell = expected.get(column);
                assertThat(send(resource))
                        .as("HTTP %s with %s", status, body(resource, body))
                        .containsOnly(resource == Resource.ITNIOTECH_VOICE ? ofCall(status, cell) : cell);
            }
        }
    }

    /** A failed call is an exception, which has no id; it succeeds under 200 only. */
    private static String ofCall(int status, String cell) {
        return cell.equals(WITH_ID) || (cell.equals(ACCEPTED) && status != 200) ? UNCONFIRMED : cell;
    }

    private static String body(Resource resource, Body body) {
        if (body == OTHER) {
            return "<html><h1>Welcome</h1></html>";
        }
        return resource.name().startsWith("JSMS") ? ofJsms(resource, body) : ofItniotech(resource, body);
    }

    private static String ofJsms(Resource resource, Body body) {
        String id = switch (resource) {
            case JSMS_BATCH ->
                "\"success_count\":2,\"failure_count\":0,\"recipients\":["
                        + entries("{\"mobile\":\"%2$s\",\"msg_id\":\"28819386030%1$s\"}") + "]";
            case JSMS_SCHEDULE -> "\"schedule_id\":\"9a1b-1\"";
            case JSMS_SCHEDULE_BATCH ->
                "\"schedule_id\":\"9a1b-1\",\"success_count\":2,\"failure_count\":0,\"failure_recipients\":[]";
            default -> "\"msg_id\":288193860302";
        };
        return switch (body) {
            case SUCCESS -> "{" + id + "}";
            case CONTRADICTED -> "{" + id + "," + jsmsError(50013) + "}";
            case REFUSAL -> "{" + jsmsError(50013) + "}";
            case PROVES_NOTHING -> "{" + jsmsError(50048) + "}";
            default -> "{" + jsmsError(50999) + "}";
        };
    }

    private static String jsmsError(int code) {
        return "\"error\":{\"code\":" + code + ",\"message\":\"x\"}";
    }

    private static String ofItniotech(Resource resource, Body body) {
        String id = switch (resource) {
            case ITNIOTECH_CODE -> "\"data\":{\"verificationId\":\"22601011200001000001\"}";
            case ITNIOTECH_VOICE -> "\"data\":\"2601011200001000001\"";
            case ITNIOTECH_SEND -> "\"success\":\"1\",\"array\":[{\"msgId\":\"1\",\"number\":\"8613800138001\"}]";
            default -> "\"array\":[" + entries("{\"msgId\":\"%1$s\",\"number\":\"86%2$s\"}") + "]";
        };
        return switch (body) {
            case SUCCESS -> "{\"status\":\"0\"," + id + "}";
            case CONTRADICTED -> "{\"status\":\"-6\"," + id + "}";
            case REFUSAL -> "{\"status\":\"-6\",\"reason\":\"x\"}";
            case PROVES_NOTHING -> "{\"status\":\"-18\"}";
            default -> "{\"status\":\"-99\"}";
        };
    }

    private static String entries(String format) {
        return IntStream.range(0, 2)
                .mapToObj(i -> format.formatted(i + 1, TO.get(i).national()))
                .collect(joining(","));
    }

    private List<String> send(Resource resource) {
        List<SmsMessage> templates = messages(to -> SmsMessage.of(
                to, VendorTemplate.of("1", Map.of("code", "123456")).withSignature("7")));
        return switch (resource) {
            case JSMS_MESSAGE -> words(() -> jsms.gateway().sendAll(outbound(templates.subList(0, 1))));
            case JSMS_BATCH -> words(() -> jsms.gateway().sendAll(outbound(templates)));
            case JSMS_CODE -> words(() -> List.of(jsms.verification().start(SmsMessage.code(TO.get(0)))));
            case JSMS_VOICE_CODE ->
                words(() -> List.of(
                        jsms.verification().start(SmsMessage.of(TO.get(0), VendorCode.by(VendorCode.Channel.VOICE)))));
            case JSMS_SCHEDULE -> words(jsms.schedules().schedule(LATER, templates.subList(0, 1)));
            case JSMS_SCHEDULE_BATCH -> words(jsms.schedules().schedule(LATER, templates));
            case ITNIOTECH_SEND ->
                words(() -> itniotech.gateway().sendAll(outbound(List.of(SmsMessage.text(TO.get(0), "one")))));
            case ITNIOTECH_SEND_SEVERAL ->
                words(() -> itniotech.gateway().sendAll(outbound(messages(to -> SmsMessage.text(to, "one")))));
            case ITNIOTECH_BATCH ->
                words(() ->
                        itniotech.gateway().sendAll(outbound(messages(to -> SmsMessage.text(to, "to " + to.e164())))));
            case ITNIOTECH_CODE -> words(() -> List.of(itniotech.verification().start(SmsMessage.code(TO.get(0)))));
            case ITNIOTECH_VOICE -> List.of(call());
        };
    }

    private static List<SmsMessage> messages(Function<PhoneNumber, SmsMessage> message) {
        return TO.stream().map(message).toList();
    }

    private static List<OutboundMessage> outbound(List<SmsMessage> messages) {
        List<OutboundMessage> outbound = new ArrayList<>();
        for (SmsMessage message : messages) {
            outbound.add(OutboundMessage.of(message, OutboundMessage.reference(1, outbound.size())));
        }
        return outbound;
    }

    private String call() {
        try {
            itniotech.voice("app12345").call(ItniotechCall.of(TO.get(0), "EN", "Your order has arrived"));
            return ACCEPTED;
        } catch (RequestFailedException failed) {
            return failed.isUnconfirmed()
                    ? UNCONFIRMED
                    : refusedBy(
                            failed.reason().orElseThrow().name(), failed.code().orElse(null));
        }
    }

    private static List<String> words(ScheduleResult result) {
        List<String> words = words(result::results);
        boolean named = result.id() != null;
        assertThat(named).isEqualTo(words.contains(ACCEPTED) || words.contains(WITH_ID));
        return words;
    }

    private static List<String> words(Supplier<List<SendResult>> results) {
        return results.get().stream().map(ResponseTableTest::word).toList();
    }

    private static String word(SendResult result) {
        if (result instanceof Refused refused) {
            return refusedBy(refused.reason().name(), refused.code());
        }
        return result instanceof Unconfirmed unconfirmed
                ? unconfirmed.messageId() == null ? UNCONFIRMED : WITH_ID
                : ACCEPTED;
    }

    private static String refusedBy(String reason, @Nullable String code) {
        return reason.equals("TEMPLATE") && code != null ? BY_CODE : refused(reason);
    }

    @Test
    void theDocumentHasTheTable() throws IOException {
        String document = Documents.text(DOCUMENT);
        String table = table();
        if (Boolean.getBoolean(REWRITE)) {
            String marker = "| the body has | ";
            int from = document.indexOf(marker);
            int to = document.indexOf("\n\n", from) + 1;
            Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
        }
        assertThat(Documents.text(DOCUMENT))
                .as("docs/results.md; write the table into it with -D%s=true", REWRITE)
                .contains(table);
    }

    private static String table() {
        String head = "| the body has | " + COLUMNS.stream().map(Column::title).collect(joining(" | ")) + " |\n| "
                + String.join(" | ", Collections.nCopies(COLUMNS.size() + 1, "---")) + " |\n";
        return head
                + TABLE.entrySet().stream()
                        .map(row -> "| " + row.getKey().words + " | " + String.join(" | ", row.getValue()) + " |\n")
                        .collect(joining());
    }
}
