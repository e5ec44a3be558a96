package io.smsgateway.http;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP exchanges with one vendor: one call is at most one request on the wire, whatever happens, and its outcome
 * comes with proof. HTTP/1.1, TLS 1.2 or newer, never a redirect, a cookie or a repetition. Safe for many threads; close
 * it when done.
 */
public final class HttpExchange implements AutoCloseable {

    private static final int MOST_FOR_ONE = 256 << 10;
    private static final int MOST_FOR_MANY = 4 << 20;
    private static final int MOST_CONFIGS = 16;
    private static final NotSent CLOSED = new NotSent(Refusal.HELD_BACK, "the exchange is closed; nothing was sent");

    private final BaseUrl base;
    private final URIAuthority authority;
    private final HttpSettings settings;
    private final String agent;
    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;
    private final DeadlineMonitor watchdog;
    private final Map<Duration, RequestConfig> configs = new ConcurrentHashMap<>();

    public HttpExchange(HttpSettings settings) {
        this.settings = settings;
        base = BaseUrl.of(settings.baseUrl());
        authority = new URIAuthority(base.host());
        String version = HttpExchange.class.getPackage().getImplementationVersion();
        agent = version == null ? "sms-gateway" : "sms-gateway/" + version;
        pool = Connections.pool(settings);
        client = Connections.client(pool, BaseUrl.proxy(settings.proxy()));
        watchdog = new DeadlineMonitor(pool, base.authority());
    }

    /** Makes the exchange and says what became of it; never throws for an outcome. Blocks up to the call's deadline. */
    public HttpOutcome execute(HttpCall call) {
        if (watchdog.isClosed()) {
            return CLOSED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.HELD_BACK, "interrupted before anything was sent");
        }
        if (call.deadline().isNegative() || call.deadline().isZero()) {
            return new NotSent(Refusal.HELD_BACK, "no time left; nothing was sent");
        }
        CancellableRequest request = new CancellableRequest(
                base.host().getSchemeName(),
                authority,
                base.path().isEmpty() ? call.path() : base.path() + call.path(),
                call,
                agent,
                config(call.responseTimeout()));
        watchdog.watch(request, call.deadline());
        try {
            // closed in between: whoever closed may have looked for requests before this one was there
            return watchdog.isClosed() ? CLOSED : exchange(request, call.maxResponseBytes());
        } finally {
            watchdog.release(request);
        }
    }

    private HttpOutcome exchange(CancellableRequest request, int most) {
        HttpClientContext context = HttpClientContext.create();
        HttpOutcome outcome = null;
        Throwable failure = null;
        try (ClassicHttpResponse response = client.executeOpen(base.host(), request, context)) {
            if (response != null && request.mayHaveArrived(context)) {
                outcome = ResponseReader.read(response, request, most);
            }
        } catch (IOException | RuntimeException broken) {
            failure = broken;
        }
        // what was given up has its reason, whatever closing it threw; a whole answer must have come uncancelled
        if (outcome instanceof Lost || (outcome != null && failure == null && !request.isCancelled())) {
            return outcome;
        }
        return broken(request, request.mayHaveArrived(context), failure);
    }

    /** Our own flags first: what a cancelled exchange throws, or whether it throws at all, depends on its phase. */
    private HttpOutcome broken(CancellableRequest request, boolean mayHaveArrived, @Nullable Throwable failure) {
        if (watchdog.isClosed()) {
            return mayHaveArrived ? new Lost("the exchange was closed before the answer was complete") : CLOSED;
        }
        if (request.isOutOfTime()) {
            return mayHaveArrived
                    ? new Lost("the time was over before the answer was complete")
                    : new NotSent(Refusal.UNAVAILABLE, "the time was over before the request was handed over in full");
        }
        if (!mayHaveArrived && Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.HELD_BACK, "interrupted before the request was handed over in full");
        }
        if (failure == null) {
            return mayHaveArrived
                    ? new Lost("the exchange ended without an answer")
                    : new NotSent(Refusal.UNAVAILABLE, "the proxy refused");
        }
        return mayHaveArrived ? FailureClassifier.lost(failure) : FailureClassifier.notSent(failure);
    }

    private RequestConfig config(Duration responseTimeout) {
        RequestConfig config = configs.get(responseTimeout);
        if (config == null) {
            config = Connections.config(settings.connectTimeout(), responseTimeout);
            if (configs.size() < MOST_CONFIGS) {
                configs.put(responseTimeout, config);
            }
        }
        return config;
    }

    /**
     * Posts messages that share one request and reads the answer. Blocks at most for the answer timeout of their class
     * and two seconds, and no longer than the latest of their deadlines: to cut it for the earliest would put all in doubt.
     *
     * @param messages at least one, of one class
     * @param reader makes one result for each message of an answer, in their order; what it throws makes every message
     *     unconfirmed
     * @throws IllegalArgumentException when path or headers make no sense; nothing was sent
     */
    public List<SendResult> send(
            ProviderId provider,
            List<SmsMessage> messages,
            String path,
            Map<String, String> headers,
            byte[] body,
            Function<HttpOutcome.Answered, List<SendResult>> reader) {
        Duration responseTimeout = settings.responseTimeout(messages.get(0).messageClass());
        int most = messages.size() == 1 ? MOST_FOR_ONE : MOST_FOR_MANY;
        HttpCall call =
                new HttpCall(path, headers, body, responseTimeout, CallTimeouts.of(messages, responseTimeout), most);
        return ResultMapper.of(provider, messages.size(), execute(call), reader);
    }

    /** Asks a question that may be asked twice, such as that for a balance. */
    public HttpOutcome get(String path, Map<String, String> headers) {
        return request(Method.GET, path, headers, null);
    }

    /**
     * Makes a request that carries no message. Blocks at most for the answer timeout of {@link
     * MessageClass#TRANSACTIONAL} and two seconds, and a second more for each 100 KiB of the body.
     *
     * @param body null exactly where the method has none
     * @throws IllegalArgumentException when path, headers or body make no sense; nothing was sent
     */
    public HttpOutcome request(Method method, String path, Map<String, String> headers, byte @Nullable [] body) {
        return request(method, path, headers, body, MOST_FOR_MANY);
    }

    /** The same for an answer of more than 4 MiB, up to 64: a second more for each 100 KiB that its bound is over them. */
    public HttpOutcome request(
            Method method, String path, Map<String, String> headers, byte @Nullable [] body, int maxResponseBytes) {
        Duration responseTimeout = settings.responseTimeout(MessageClass.TRANSACTIONAL);
        Duration most =
                CallTimeouts.of(body, responseTimeout).plus(CallTimeouts.toRead(maxResponseBytes - MOST_FOR_MANY));
        return execute(new HttpCall(method, path, headers, body, responseTimeout, most, maxResponseBytes));
    }

    /** How many calls are in flight. */
    int watched() {
        return watchdog.watched();
    }

    /** Ends calls in flight, closes all connections and stops the timer; later calls send nothing. */
    @Override
    public void close() {
        watchdog.close();
        pool.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String toString() {
        return "HttpExchange{" + base.authority() + "}";
    }
}
