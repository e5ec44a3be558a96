package io.smsgateway.itniotech;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever Itniotech answers to a sending, nothing is thrown, and nothing is accepted without an id from a success. */
final class ItniotechResponsesFuzz {

    private static final ProviderId ITNIOTECH = ProviderId.of("itniotech");
    private static final OutboundMessage CODE = Samples.outbound(Samples.message(Samples.CHINA, "canary text"));
    private static final List<Recipient> TWO = List.of(
            Recipient.of(CODE, "1demoorder000000"),
            Recipient.of(Samples.outbound(Samples.message(Samples.BRITAIN, "canary text")), "1demoorder000001"));
    private static final int[] STATUS = {200, 400, 403, 500, 429, 503, 302, 307, 404, 201};

    private ItniotechResponsesFuzz() {}

    /** A digit says who reads it, a letter by which status, and the rest is the answer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        int status = STATUS[Math.floorMod(data[1] - 'a', STATUS.length)];
        Responded answer = Responded.of(status, Arrays.copyOfRange(data, 2, data.length));
        if (Math.floorMod(data[0] - '0', 2) == 0) {
            sent(new SendResponseReader(ITNIOTECH, answer, SendResponse.of(answer), TWO).read(null), answer);
        } else {
            code(new CodeResponseReader(ITNIOTECH, answer, Envelope.of(answer), CODE).read(null), answer);
        }
    }

    private static void sent(List<SendResult> results, Responded answer) {
        require(results.size() == TWO.size(), "one result for each message");
        for (SendResult result : results) {
            if (result instanceof Accepted accepted) {
                Map<?, ?> read = success(answer);
                require(
                        read.get("array") instanceof List<?> entries
                                && entries.stream()
                                        .anyMatch(entry -> entry instanceof Map<?, ?> members
                                                && isId(accepted.messageId(), members.get("msgId"), answer)),
                        "an entry with the id");
            }
        }
        long distinct = results.stream()
                .filter(SendResult::isAccepted)
                .map(Accepted.class::cast)
                .count();
        require(distinct <= 2, "no more than was sent");
    }

    private static void code(SendResult result, Responded answer) {
        if (result instanceof Accepted accepted) {
            Map<?, ?> read = success(answer);
            require(
                    read.get("data") instanceof Map<?, ?> said
                            && isId(accepted.messageId(), said.get("verificationId"), answer),
                    "the id of the code");
        }
    }

    private static Map<?, ?> success(Responded answer) {
        require(answer.status() / 100 == 2, "success is not under another status");
        try {
            Map<?, ?> read = Json.read(answer.body(), Map.class);
            require("0".equals(String.valueOf(read.get("status"))), "the call worked");
            return read;
        } catch (UnreadableResponseException unreadable) {
            throw new AssertionError("missing: an answer that can be read", unreadable);
        }
    }

    private static boolean isId(String id, @Nullable Object read, Responded answer) {
        return id.equals(read)
                || (read instanceof Number && new String(answer.body(), StandardCharsets.UTF_8).contains(id));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("missing: " + what);
        }
    }
}
