package io.smsgateway.http;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.spi.OutboundMessage;
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
 * HTTP client for one vendor. Each call puts at most one request on the wire, and its outcome states whether the server
 * can have received it. HTTP/1.1, TLS 1.2 or newer; no redirects, cookies or retries. Safe for use by several threads;
 * close it after use.
 */
public final class VendorHttpClient implements AutoCloseable {

    private static final int MAX_BYTES_SINGLE = 256 << 10;
    private static final int MAX_BYTES_BATCH = 4 << 20;
    private static final int MAX_CONFIGS = 16;
    private static final NotSent CLOSED = new NotSent(Refusal.CLOSED, "the exchange is closed; nothing was sent");

    private final BaseUrl base;
    private final URIAuthority authority;
    private final HttpSettings settings;
    private final String agent;
    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;
    private final DeadlineMonitor monitor;
    private final Map<Duration, RequestConfig> configs = new ConcurrentHashMap<>();

    /** Creates a client with its own connection pool and one daemon thread. */
    public VendorHttpClient(HttpSettings settings) {
        this.settings = settings;
        base = BaseUrl.of(settings.baseUrl());
        authority = new URIAuthority(base.host());
        String version = VendorHttpClient.class.getPackage().getImplementationVersion();
        agent = version == null ? "sms-gateway" : "sms-gateway/" + version;
        pool = HttpClientFactory.pool(settings);
        client = HttpClientFactory.client(pool, BaseUrl.proxy(settings.proxy()));
        monitor = new DeadlineMonitor(pool, base.authority());
    }

    /**
     * Makes a request and returns its outcome; never throws for a failed exchange. Blocks up to the call's deadline.
     */
    public HttpOutcome execute(HttpCall call) {
        if (monitor.isClosed()) {
            return CLOSED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.INTERRUPTED, "interrupted before anything was sent");
        }
        if (call.deadline().isNegative() || call.deadline().isZero()) {
            return new NotSent(Refusal.EXPIRED, "deadline exceeded; nothing was sent");
        }
        CancellableRequest request = new CancellableRequest(
                base.host().getSchemeName(),
                authority,
                base.path().isEmpty() ? call.path() : base.path() + call.path(),
                call,
                agent,
                config(call.responseTimeout()));
        monitor.watch(request, call.deadline());
        try {
            // close() may have run before this request was added
            return monitor.isClosed() ? CLOSED : exchange(request, call.maxResponseBytes());
        } finally {
            monitor.release(request);
        }
    }

    private HttpOutcome exchange(CancellableRequest request, int maxBytes) {
        HttpClientContext context = HttpClientContext.create();
        HttpOutcome outcome = null;
        Throwable failure = null;
        try (ClassicHttpResponse response = client.executeOpen(base.host(), request, context)) {
            if (response != null && request.mayHaveArrived(context)) {
                outcome = ResponseReader.read(response, request, maxBytes);
            }
        } catch (IOException | RuntimeException broken) {
            failure = broken;
        }
        // a lost response keeps its reason, whatever closing it threw; a complete one counts unless the request was
        // cancelled
        if (outcome instanceof Lost || (outcome != null && failure == null && !request.isCancelled())) {
            return outcome;
        }
        return broken(request, request.mayHaveArrived(context), failure);
    }

    /** Own flags come first: what a cancelled exchange throws, or whether it throws at all, depends on its phase. */
    private HttpOutcome broken(CancellableRequest request, boolean mayHaveArrived, @Nullable Throwable failure) {
        if (monitor.isClosed()) {
            return mayHaveArrived ? new Lost("the exchange was closed before the response was complete") : CLOSED;
        }
        if (request.isExpired()) {
            return mayHaveArrived
                    ? new Lost("deadline exceeded while reading the response")
                    : new NotSent(Refusal.UNAVAILABLE, "deadline exceeded before the request was fully sent");
        }
        if (!mayHaveArrived && Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.INTERRUPTED, "interrupted before the request was fully sent");
        }
        if (failure == null) {
            return mayHaveArrived
                    ? new Lost("the exchange ended without a response")
                    : new NotSent(Refusal.UNAVAILABLE, "the proxy refused the connection");
        }
        return mayHaveArrived ? FailureClassifier.lost(failure) : FailureClassifier.notSent(failure);
    }

    private RequestConfig config(Duration responseTimeout) {
        RequestConfig config = configs.get(responseTimeout);
        if (config == null) {
            config = HttpClientFactory.config(settings.connectTimeout(), responseTimeout);
            if (configs.size() < MAX_CONFIGS) {
                configs.put(responseTimeout, config);
            }
        }
        return config;
    }

    /**
     * Posts messages that share one request and reads the response. Blocks at most for the response timeout of their
     * class and two seconds, and no longer than the latest of their deadlines: ending it at the earliest would make all
     * of them unconfirmed.
     *
     * @param messages at least one, of one class
     * @param reader reads one result for each message, in their order, from the response; if it throws, every message
     *     is unconfirmed
     * @throws IllegalArgumentException if path or headers are invalid; nothing was sent
     */
    public List<SendResult> send(
            ProviderId provider,
            List<OutboundMessage> messages,
            String path,
            Map<String, String> headers,
            byte[] body,
            Function<HttpOutcome.Responded, List<SendResult>> reader) {
        Duration responseTimeout = settings.responseTimeout(messages.get(0).messageClass());
        int maxBytes = messages.size() == 1 ? MAX_BYTES_SINGLE : MAX_BYTES_BATCH;
        HttpCall call = HttpCall.post(path, body)
                .withHeaders(headers)
                .withResponseTimeout(responseTimeout)
                .withDeadline(CallTimeoutCalculator.of(messages, responseTimeout))
                .withMaxResponseBytes(maxBytes);
        return ResultMapper.of(provider, messages.size(), execute(call), reader);
    }

    /** Makes a GET, such as a balance query. Blocks at most as {@link #request}. */
    public HttpOutcome get(String path, Map<String, String> headers) {
        return request(Method.GET, path, headers, null);
    }

    /**
     * Makes a request that carries no message. Blocks at most for the response timeout of {@link
     * MessageClass#TRANSACTIONAL} and two seconds, and a second more for each 100 KiB of the body.
     *
     * @param body null exactly if the method has no body
     * @throws IllegalArgumentException if path, headers or body are invalid; nothing was sent
     */
    public HttpOutcome request(Method method, String path, Map<String, String> headers, byte @Nullable [] body) {
        return request(method, path, headers, body, MAX_BYTES_BATCH);
    }

    /**
     * Makes a request that carries no message and whose response may be longer than 4 MiB. Blocks a second longer for
     * each 100 KiB of {@code maxResponseBytes} beyond them.
     *
     * @param maxResponseBytes maximum length of the response body, up to 64 MiB
     */
    public HttpOutcome request(
            Method method, String path, Map<String, String> headers, byte @Nullable [] body, int maxResponseBytes) {
        Duration responseTimeout = settings.responseTimeout(MessageClass.TRANSACTIONAL);
        Duration deadline = CallTimeoutCalculator.of(body, responseTimeout)
                .plus(CallTimeoutCalculator.toRead(maxResponseBytes - MAX_BYTES_BATCH));
        return execute(HttpCall.of(method, path, body)
                .withHeaders(headers)
                .withResponseTimeout(responseTimeout)
                .withDeadline(deadline)
                .withMaxResponseBytes(maxResponseBytes));
    }

    /** Returns the number of calls in flight. */
    int watched() {
        return monitor.watched();
    }

    /** Cancels calls in flight, closes all connections and stops the thread; later calls send nothing. */
    @Override
    public void close() {
        monitor.close();
        pool.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String toString() {
        return "HttpExchange{" + base.authority() + "}";
    }
}
