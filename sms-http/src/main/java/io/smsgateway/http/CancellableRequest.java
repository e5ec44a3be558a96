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

/**
 * A request that can be ended from outside in whatever phase it is, and that knows why it was.
 */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency, Configurable {

    private final transient RequestConfig config;
    private final transient @Nullable Body body;
    private transient volatile @Nullable Cancellable dependency;
    private volatile boolean cancelled;
    private volatile boolean outOfTime;
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

    /** The connection stands and the first byte is about to leave. */
    void begin() {
        begun = true;
    }

    /**
     * Whether the other end may have all of it. One without a body has it once the connection stood, which the minimal
     * client shows by noting the request in the context.
     */
    boolean mayHaveArrived(HttpClientContext context) {
        return body == null ? begun || context.getRequest() == this : body.isHandedOver();
    }

    /** Whether its body is out, as far as it has one. */
    boolean isHandedOver() {
        return body != null && body.isHandedOver();
    }

    boolean isOutOfTime() {
        return outOfTime;
    }

    /** Says when its time is over, by {@link System#nanoTime}. */
    void endAt(long nanos) {
        end = nanos;
    }

    /** Ends it if its time is over. */
    void endIfOver(long now) {
        if (now - end >= 0) {
            outOfTime = true;
            cancel();
        }
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        Cancellable running = dependency;
        return running != null && running.cancel();
    }

    // both orders end it: whoever comes second sees what the other wrote
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
