package io.smsgateway.simulator.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells a browser by server-sent events that the page has changed. The state is compared a few times a second while a page is
 * open, so that the vendors have no listeners.
 */
final class ChangeEvents {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** A browser that is gone is noticed when something is written. */
    private static final int LOOKS_BETWEEN_COMMENTS = 60;

    private final Supplier<String> version;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private String seen;
    private int looks;

    /** @param seen the version of the page that the browser shows */
    ChangeEvents(Supplier<String> version, String seen, Request request, Response response, Callback callback) {
        this.version = version;
        this.seen = seen;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    void start() {
        response.getHeaders().put("Content-Type", "text/event-stream");
        PageHandler.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        write(":\n\n");
    }

    private void look() {
        String current = version.get();
        if (!current.equals(seen)) {
            seen = current;
            write("event: change\ndata: " + current + "\n\n");
        } else if (++looks % LOOKS_BETWEEN_COMMENTS == 0) {
            write(":\n\n");
        } else {
            later();
        }
    }

    private void write(String event) {
        response.write(false, ByteBuffer.wrap(event.getBytes(UTF_8)), Callback.from(this::later, callback::failed));
    }

    private void later() {
        request.getComponents().getScheduler().schedule(this::look, LOOK_EVERY);
    }
}
