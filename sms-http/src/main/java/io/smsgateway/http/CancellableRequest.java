package io.smsgateway.http;

import java.util.Map;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A request that can be cancelled from another thread in any phase, and that records why it was. */
final class CancellableRequest extends BasicClassicHttpRequest implements Cancellable {

    private final transient Timeout responseTimeout;
    private final transient @Nullable Body body;
    private final long end;
    private transient @Nullable Cancellable dependency;
    private boolean cancelled;
    private boolean detached;
    private volatile boolean abandoned;
    private volatile boolean expired;
    private boolean begun;

    /** @param host value of the {@code Host} header */
    CancellableRequest(String scheme, URIAuthority authority, String host, String path, HttpCall call, String agent) {
        super(call.method().name(), scheme, authority, path);
        // zero means no timeout
        responseTimeout =
                Timeout.ofMilliseconds(Math.max(1, call.responseTimeout().toMillis()));
        end = System.nanoTime() + call.deadline().toNanos();
        addHeader(HttpHeaders.HOST, host);
        addHeader(HttpHeaders.USER_AGENT, agent);
        // without it, a server may compress (RFC 9110, section 12.5.3)
        addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
        byte[] content = call.body();
        body = content == null ? null : new Body(content);
        setEntity(body);
        if (body != null) {
            addHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.getContentLength()));
            if (!containsHeader(HttpHeaders.CONTENT_TYPE)) {
                addHeader(HttpHeaders.CONTENT_TYPE, body.getContentType());
            }
        }
    }

    /** Returns how long the server may send nothing. */
    Timeout responseTimeout() {
        return responseTimeout;
    }

    /** Records that the connection is established and the first byte is about to be sent. */
    void begin() {
        begun = true;
    }

    /**
     * Returns whether the server may have received the whole request. One without a body counts as received once the
     * connection is established.
     */
    boolean mayHaveArrived() {
        return body == null ? begun : body.isHandedOver();
    }

    /** Returns whether it has a body that was handed over. */
    boolean isHandedOver() {
        return body != null && body.isHandedOver();
    }

    /** Returns the nanoseconds until its deadline; negative after it. */
    long left() {
        return end - System.nanoTime();
    }

    boolean isExpired() {
        return expired;
    }

    /** Cancels it if it was abandoned, or if its deadline has passed by {@link System#nanoTime}; returns whether. */
    boolean cancelIfDue(long now) {
        boolean late = now - end >= 0;
        if (!late && !abandoned) {
            return false;
        }
        expired |= late;
        cancel();
        return true;
    }

    /**
     * Leaves the connection to another thread to close: an error that hit this one may hit it again. Allocates and
     * calls nothing, so that it cannot fail.
     */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    @Override
    public boolean cancel() {
        Cancellable running;
        synchronized (this) {
            if (detached && !abandoned) {
                return false;
            }
            cancelled = true;
            running = dependency;
        }
        return running != null && running.cancel();
    }

    /** Sets what cancelling it ends from now on; ends it at once if it was cancelled before. */
    void setDependency(Cancellable running) {
        boolean late;
        synchronized (this) {
            dependency = running;
            late = cancelled;
        }
        if (late) {
            running.cancel();
        }
    }

    /** Ends its use of the connection: cancelling has no effect any more. Returns false if it was cancelled before. */
    synchronized boolean detach() {
        detached = true;
        return !cancelled;
    }
}
