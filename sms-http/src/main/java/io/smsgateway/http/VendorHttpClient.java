package io.smsgateway.http;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.Requirement;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    private static final List<Requirement> REQUIREMENTS = List.of(
            Requirement.of(
                    "org.apache.httpcomponents.client5:httpclient5",
                    "5.4",
                    "org.apache.hc.client5.http.ssl.DefaultHostnameVerifier"),
            Requirement.of("org.apache.httpcomponents.core5:httpcore5", "5.3", "org.apache.hc.core5.http.HttpHost"),
            Requirement.of(
                    "com.fasterxml.jackson.core:jackson-core", "2.15", "com.fasterxml.jackson.core.JsonFactory"));

    private final BaseUrl base;
    private final URIAuthority authority;
    private final HttpSettings settings;
    private final String agent;
    private final Transport transport;

    /**
     * Creates a client with its own connections and one daemon thread.
     *
     * @throws Requirement.UnmetException when a library on the class path is missing or too old
     */
    public VendorHttpClient(HttpSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    /** Creates a client that looks up the names of hosts in another way. */
    VendorHttpClient(HttpSettings settings, NameResolver.Lookup lookup) {
        this(settings, connector(settings, lookup));
    }

    private static ConnectionSource connector(HttpSettings settings, NameResolver.Lookup lookup) {
        // before the first class of a library that may be missing
        REQUIREMENTS.forEach(requirement -> requirement.check(VendorHttpClient.class));
        return new Connector(BaseUrl.of(settings.baseUrl()).host(), settings, agent(), lookup);
    }

    private VendorHttpClient(HttpSettings settings, ConnectionSource connections) {
        this.settings = settings;
        base = BaseUrl.of(settings.baseUrl());
        authority = new URIAuthority(base.host());
        agent = agent();
        transport = new Transport(base.host(), settings, connections);
    }

    private static String agent() {
        String version = VendorHttpClient.class.getPackage().getImplementationVersion();
        return version == null ? "sms-gateway" : "sms-gateway/" + version;
    }

    /**
     * Returns a client whose requests go nowhere and have the status 200 and a prepared body as response. An adapter makes
     * a request by it in {@link io.smsgateway.spi.SmsProvider#warmUp}, which loads what the first real one needs. Close it
     * after use.
     *
     * @param responseBody JSON
     */
    public VendorHttpClient rehearsal(String responseBody) {
        return new VendorHttpClient(settings, new RehearsalSource(responseBody));
    }

    /**
     * Makes a request and returns its outcome; never throws for a failed exchange. Blocks up to the call's deadline. An
     * interrupt ends the wait for a connection, and has no effect once the exchange has begun; an exchange of a virtual
     * thread runs on a platform thread, where this holds as well.
     *
     * @throws LinkageError if a class that reads the response is missing, as where a library has another version than the
     *     one that this module needs
     */
    public HttpOutcome execute(HttpCall call) {
        return transport.exchange(request(call), call.maxResponseBytes());
    }

    /**
     * Opens a connection to the vendor, TLS included, unless one is open, so that the next request need not wait for
     * it. Sends no request. Blocks at most for the connect timeout; a failure is logged at debug level and has no other
     * effect. A connection that is not used is closed after 30 s.
     */
    public void warmUp() {
        transport.warmUp(request(HttpCall.get("/").withDeadline(settings.connectTimeout())));
    }

    private CancellableRequest request(HttpCall call) {
        return new CancellableRequest(
                base.host().getSchemeName(),
                authority,
                base.hostHeader(),
                base.path().isEmpty() ? call.path() : base.path() + call.path(),
                call,
                agent);
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
        return transport.watched();
    }

    /** Cancels calls in flight, closes all connections and stops the threads; later calls send nothing. */
    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "HttpExchange{" + base.authority() + "}";
    }
}
