package io.smsgateway.http;

import java.util.Map;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** A request that can be cancelled from another thread in any phase, and that records why it was. */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency, Configurable {

    private final transient RequestConfig config;
    private final transient @Nullable Body body;
    private transient volatile @Nullable Cancellable dependency;
    private volatile boolean cancelled;
    private volatile boolean expired;
    private volatile long end;
    private boolean begun;

    CancellableRequest(
            String scheme, URIAuthority authority, String path, HttpCall call, String agent, RequestConfig config) {
        super(call.method().name(), scheme, authority, path);
        this.config = config;
        byte[] content = call.body();
        body = content == null ? null : new Body(content);
        setEntity(body);
        setHeader(HttpHeaders.USER_AGENT, agent);
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
    }

    @Override
    public RequestConfig getConfig() {
        return config;
    }

    /** Records that the connection is established and the first byte is about to be sent. */
    void begin() {
        begun = true;
    }

    /**
     * Returns whether the server may have received the whole request. One without a body counts as received once the
     * connection is established, which the minimal client shows by setting the request of the context.
     */
    boolean mayHaveArrived(HttpClientContext context) {
        return body == null ? begun || context.getRequest() == this : body.isHandedOver();
    }

    /** Returns whether it has a body that was handed over. */
    boolean isHandedOver() {
        return body != null && body.isHandedOver();
    }

    boolean isExpired() {
        return expired;
    }

    /** Sets its deadline, by {@link System#nanoTime}. */
    void endAt(long nanos) {
        end = nanos;
    }

    /** Cancels it if its deadline has passed. */
    void cancelIfExpired(long now) {
        if (now - end >= 0) {
            expired = true;
            cancel();
        }
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        Cancellable running = dependency;
        return running != null && running.cancel();
    }

    // whichever of this method and cancel() runs second sees the write of the other, so that it is cancelled in any
    // order
    @Override
    public void setDependency(Cancellable running) {
        dependency = running;
        if (cancelled) {
            running.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
