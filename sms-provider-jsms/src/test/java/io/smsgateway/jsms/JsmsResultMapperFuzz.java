package io.smsgateway.jsms;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.verification.CheckResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whatever JSMS answers, nothing is thrown, and nobody is told yes without the words that say so. */
final class JsmsResultMapperFuzz {

    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final List<OutboundMessage> ONE = List.of(Jsms.outbound(Jsms.message(1)));
    private static final List<OutboundMessage> THREE = Jsms.outbound(Jsms.message(1), Jsms.message(2), Jsms.message(3));
    private static final int[] STATUS = {200, 400, 403, 500, 429, 503, 302, 307, 404, 204};
    private static final String SCHEDULE = "9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44";
    private static final String TYPED = "8460123";

    private JsmsResultMapperFuzz() {}

    /** A digit says who reads it, a letter by which status, and the rest is the answer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        int reader = Math.floorMod(data[0] - '0', 8);
        int status = STATUS[Math.floorMod(data[1] - 'a', STATUS.length)];
        byte[] body = Arrays.copyOfRange(data, 2, data.length);
        Responded answer = Responded.of(status, body);
        switch (reader) {
            case 0 -> sent(new JsmsResultMapper(JSMS, ONE).single(answer), ONE, answer, "msg_id");
            case 1 -> batch(new JsmsResultMapper(JSMS, THREE).batch(answer), answer);
            case 2 -> check(new CheckResponses(JSMS).of(answer, TYPED), answer);
            case 3 ->
                sent(new ScheduleResponses(JSMS, ONE, null).of(answer, false).results(), ONE, answer, "schedule_id");
            case 4 ->
                sent(new ScheduleResponses(JSMS, THREE, null).of(answer, true).results(), THREE, answer, "schedule_id");
            case 5 ->
                sent(
                        new ScheduleResponses(JSMS, THREE, SCHEDULE)
                                .of(answer, true)
                                .results(),
                        THREE,
                        answer,
                        "schedule_id");
            case 6 -> {
                EventReader events = new EventReader(JSMS);
                events.report(body);
                events.reply(body);
            }
            default -> {
                String data2 = new String(body, StandardCharsets.UTF_8);
                for (String type : List.of("SMS_REPORT", "SMS_REPLY", "SMS_TEMPLATE", "SMS_SIGN", data2)) {
                    require(
                            !new EventReader(JSMS)
                                    .pushed(type, data2)
                                    .toString()
                                    .isEmpty(),
                            "a name");
                }
            }
        }
    }

    private static void sent(
            List<SendResult> results, List<OutboundMessage> messages, Responded answer, String member) {
        require(results.size() == messages.size(), "one result for each message");
        for (SendResult result : results) {
            if (result instanceof Accepted accepted) {
                Map<?, ?> read = read(answer);
                require(answer.status() == 200 && read.get("error") == null, "no error beside an acceptance");
                require(isId(accepted.messageId(), read.get(member), answer), "the id that the answer gives");
            }
        }
    }

    private static void batch(List<SendResult> results, Responded answer) {
        require(results.size() == THREE.size(), "one result for each message");
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Accepted accepted) {
                Map<?, ?> read = read(answer);
                require(answer.status() == 200 && read.get("error") == null, "no error beside an acceptance");
                String number = THREE.get(i).to().national();
                require(
                        ((List<?>) Objects.requireNonNull(read.get("recipients")))
                                .stream()
                                        .map(entry -> entry instanceof Map<?, ?> members ? members : Map.of())
                                        .anyMatch(entry -> number.equals(String.valueOf(entry.get("mobile")))
                                                && isId(accepted.messageId(), entry.get("msg_id"), answer)
                                                && saysNoError(entry)),
                        "an entry of its own");
            }
        }
    }

    private static boolean saysNoError(Map<?, ?> entry) {
        Object code = entry.get("error_code");
        return code == null || code.toString().equals(JsmsCode.SUCCESS);
    }

    private static void check(CheckResult result, Responded answer) {
        boolean says = answer.status() == 200
                && Boolean.TRUE.equals(read(answer).get("is_valid"))
                && read(answer).get("error") == null;
        require(result.isValid() == says, "a code is right exactly where the answer says so");
        require(!result.toString().contains(TYPED), "what was typed is not repeated");
    }

    private static boolean isId(String id, @Nullable Object read, Responded answer) {
        return id.equals(read)
                || (read instanceof Number && new String(answer.body(), StandardCharsets.UTF_8).contains(id));
    }

    private static Map<?, ?> read(Responded answer) {
        try {
            return Json.read(answer.body(), Map.class);
        } catch (UnreadableResponseException unreadable) {
            return Map.of();
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("missing: " + what);
        }
    }
}
