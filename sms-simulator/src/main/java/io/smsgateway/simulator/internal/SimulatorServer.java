package io.smsgateway.simulator.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Base of the simulator: an HTTP server with a port for the control API and one for each vendor, with one simulated clock. */
public abstract class SimulatorServer implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final Server server;
    private final int controlPort;
    private final Tasks tasks;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<SimulatedVendor, VendorHandler> vendors = new LinkedHashMap<>();

    /** Creates a server that listens on this port and the next ones, or on free ports for 0. */
    protected SimulatorServer(int controlPort, Clock clock) {
        this.controlPort = controlPort;
        QueuedThreadPool threads = new QueuedThreadPool(64);
        threads.setName("sms-simulator");
        threads.setDaemon(true);
        server = new Server(threads);
        tasks = new Tasks(clock);
        var unused = newListener();
    }

    /** Adds a listener on the next port; the first is that of the control API. */
    protected final Listener newListener() {
        int port = controlPort == ANY_PORT ? ANY_PORT : controlPort + listeners.size();
        listeners.add(new Listener(server, port));
        return listeners.get(listeners.size() - 1);
    }

    /** Returns the simulated clock with the actions that run by it. */
    protected final Tasks tasks() {
        return tasks;
    }

    /**
     * Starts to listen.
     *
     * @param added the vendors in the order of their listeners
     * @param page handles some requests to the port of the control API
     */
    protected final void start(List<? extends SimulatedVendor> added, Handler page) {
        added.forEach(vendor -> vendors.put(vendor, new VendorHandler(vendor, tasks)));
        List<Handler> handlers = new ArrayList<>(vendors.values());
        handlers.add(0, new Handler.Sequence(page, new ControlHandler(this)));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Object connector = request.getConnectionMetaData().getConnector();
                int at = 0;
                while (!listeners.get(at).received(connector)) {
                    at++;
                }
                return handlers.get(at).handle(request, response, callback);
            }
        });
        try {
            listeners.forEach(Listener::bind);
            server.start();
        } catch (Exception e) {
            close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("cannot start the simulator", e);
        }
    }

    /** Returns the base URL of the control API. */
    public final URI controlUrl() {
        return listeners.get(0).url();
    }

    List<SimulatedVendor> vendors() {
        return List.copyOf(vendors.keySet());
    }

    /** Sets how long both vendors wait before each response; messages are accepted before the wait. Zero for no wait. */
    public final void respondAfter(Duration latency) {
        vendors.values().forEach(handler -> handler.respondAfter(latency));
    }

    /** Sets how far the simulated clock is ahead of the given one, or behind when negative; what falls due happens soon. */
    public final void clockAhead(Duration offset) {
        tasks.clockAhead(offset);
    }

    /** Returns the time by the simulated clock. */
    public final Instant now() {
        return tasks.now();
    }

    /** Returns accounts, ledgers, counts, faults, latency and clock to their initial state; drops what is due later. */
    public final void reset() {
        tasks.clear();
        respondAfter(Duration.ZERO);
        clockAhead(Duration.ZERO);
        vendors.keySet().forEach(SimulatedVendor::reset);
    }

    /** Waits until the server ends. */
    protected final void awaitEnd() throws InterruptedException {
        server.join();
    }

    /** Ends the servers and drops their connections. */
    @Override
    public final void close() {
        LifeCycle.stop(server);
        tasks.close();
        vendors.keySet().forEach(SimulatedVendor::close);
        listeners.forEach(Listener::release);
    }
}
