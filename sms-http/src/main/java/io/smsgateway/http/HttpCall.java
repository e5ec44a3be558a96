package io.smsgateway.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made.
 *
 * @param path appended to the base URL, with query if any; starts with a slash, already encoded
 * @param headers name to value; printed by nobody
 * @param body JSON to post, or null to get
 * @param answerTimeout how long the other end may be silent once it has the request
 * @param deadline how long the whole call may take, from waiting for a connection to the last byte of the answer
 * @param maxAnswerBytes the most that is read of an answer; a longer one is lost
 */
public record HttpCall(
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration answerTimeout,
        Duration deadline,
        int maxAnswerBytes) {

    @Override
    public String toString() {
        int question = path.indexOf('?');
        return "HttpCall{" + (body == null ? "GET " : "POST ") + (question < 0 ? path : path.substring(0, question))
                + "}";
    }
}
