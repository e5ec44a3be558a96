package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Resettable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON of reports, replies and reviews, which is the same in a callback's {@code data} and in fetched records. */
final class JsmsEvents extends Resettable {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter JAVA_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'CST' yyyy", Locale.ENGLISH);
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String TEST_NUMBER = "13000000000";

    final Setting<JsmsReports.Ids> ids = setting(JsmsReports.Ids.TEXT);
    final Setting<JsmsReports.Times> times = setting(JsmsReports.Times.MILLIS);

    ObjectNode report(String id, String number, Instant at, int status) {
        ObjectNode report = Json.newObject();
        if (ids.get() == JsmsReports.Ids.NUMBER && DIGITS.matcher(id).matches()) {
            report.put("msgId", Long.parseLong(id));
        } else {
            report.put("msgId", id);
        }
        return time(report.put("phone", number), "receiveTime", at).put("status", status);
    }

    ObjectNode reply(String number, Instant at, String content) {
        return time(Json.newObject().put("phone", number), "replyTime", at).put("content", content);
    }

    static ObjectNode reviewed(JsmsCallbacks.Kind kind, long id, int status, @Nullable String refusal) {
        String field = kind == JsmsCallbacks.Kind.TEMPLATE ? "tempId" : "signId";
        return Json.newObject().put(field, id).put("status", status).put("refuseReason", refusal);
    }

    /** Returns the fixed data of the vendor's test button. */
    ObjectNode sample(JsmsCallbacks.Kind kind, Instant now) {
        return switch (kind) {
            case REPORT -> report("1857496", TEST_NUMBER, now, 4001);
            case REPLY -> reply(TEST_NUMBER, now, "TD");
            case TEMPLATE -> reviewed(kind, 57496, 1, null);
            case SIGN -> reviewed(kind, 123, 1, null);
        };
    }

    private ObjectNode time(ObjectNode to, String field, Instant at) {
        return switch (times.get()) {
            case MILLIS -> to.put(field, at.toEpochMilli());
            case TEXT -> to.put(field, TEXT.format(at.atZone(CHINA)));
            case JAVA_DATE -> to.put(field, JAVA_DATE.format(at.atZone(CHINA)));
        };
    }
}
