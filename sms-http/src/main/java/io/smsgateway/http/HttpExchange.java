package io.smsgateway.http;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes HTTP exchanges with one vendor: one call is at most one request on the wire, whatever happens, and its outcome
 * comes with proof. Safe for many threads; close it when done.
 */
public final class HttpExchange implements AutoCloseable {

    public HttpExchange(HttpSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Makes the exchange and says what became of it; never throws for an outcome. */
    public HttpOutcome execute(HttpCall call) {
        throw new UnsupportedOperationException();
    }

    /**
     * Posts messages that share one request and reads the answer.
     *
     * @param reader makes one result for each message of an answer, in their order; what it throws makes every message
     *     unconfirmed
     */
    public List<SendResult> send(
            ProviderId provider,
            List<SmsMessage> messages,
            String path,
            Map<String, String> headers,
            byte[] body,
            Function<HttpOutcome.Answered, List<SendResult>> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
