package io.smsgateway.simulator;

import io.smsgateway.simulator.internal.ControlHandler;
import io.smsgateway.simulator.internal.Listener;
import io.smsgateway.simulator.internal.SimulatedTime;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorHandler;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Both vendors' HTTP servers on this machine, with a ledger of what they really accepted and faults on demand. Listens on
 * loopback only: one port for each vendor and one for the control API. Threads are daemons and end with
 * {@link #close()}. Safe for any number of threads.
 *
 * <pre>{@code
 * try (SmsSimulator simulator = SmsSimulator.start()) {
 *     simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
 *     // send through simulator.jsmsUrl()
 *     simulator.jsms().ledger().copies("13900000001", "Your code is 123456");
 * }
 * }</pre>
 */
public final class SmsSimulator implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final Server server;
    private final SimulatedTime time;
    private final Tasks tasks;
    private final Listener control;
    private final List<Listener> listeners;
    private final JsmsVendor jsms;
    private final ItniotechVendor itniotech;
    private final VendorHandler jsmsHandler;
    private final VendorHandler itniotechHandler;

    private SmsSimulator(int controlPort, Clock clock) {
        QueuedThreadPool threads = new QueuedThreadPool(64);
        threads.setName("sms-simulator");
        threads.setDaemon(true);
        server = new Server(threads);
        time = new SimulatedTime(clock);
        tasks = new Tasks(time);
        boolean any = controlPort == ANY_PORT;
        control = new Listener(server, controlPort);
        Listener jsmsListener = new Listener(server, any ? ANY_PORT : controlPort + 1);
        Listener itniotechListener = new Listener(server, any ? ANY_PORT : controlPort + 2);
        listeners = List.of(control, jsmsListener, itniotechListener);
        jsms = new JsmsVendor(jsmsListener, tasks);
        itniotech = new ItniotechVendor(itniotechListener, tasks);
        jsmsHandler = new VendorHandler(jsms, time);
        itniotechHandler = new VendorHandler(itniotech, time);
        ControlHandler controlHandler = new ControlHandler(this);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Object connector = request.getConnectionMetaData().getConnector();
                Handler handler = jsmsListener.received(connector)
                        ? jsmsHandler
                        : itniotechListener.received(connector) ? itniotechHandler : controlHandler;
                return handler.handle(request, response, callback);
            }
        });
    }

    /** Starts on free ports, by the system's clock. */
    public static SmsSimulator start() {
        return start(ANY_PORT, Clock.systemUTC());
    }

    /** Starts on free ports, by this clock. */
    public static SmsSimulator start(Clock clock) {
        return start(ANY_PORT, clock);
    }

    /** Starts the control API on this port, JSMS on the next and Itniotech on the one after that. */
    public static SmsSimulator start(int controlPort) {
        return start(controlPort, Clock.systemUTC());
    }

    /**
     * Starts on three ports in a row, by this clock.
     *
     * @param controlPort 1 to 65533, or 0 for three free ports
     * @throws UncheckedIOException when a port is in use
     */
    public static SmsSimulator start(int controlPort, Clock clock) {
        if (controlPort < 0 || controlPort > 65533) {
            throw new IllegalArgumentException("port " + controlPort + " is not in 0 to 65533; two more follow it");
        }
        SmsSimulator simulator = new SmsSimulator(controlPort, clock);
        try {
            simulator.listeners.forEach(Listener::bind);
            simulator.server.start();
        } catch (Exception e) {
            simulator.close();
            throw e instanceof RuntimeException told ? told : new IllegalStateException("can't start", e);
        }
        return simulator;
    }

    /** The base URL of JSMS, without the {@code /v1}. */
    public URI jsmsUrl() {
        return jsms.url();
    }

    /** The base URL of Itniotech, without {@code /sms}; the sister brands' base is this with {@code /v3}. */
    public URI itniotechUrl() {
        return itniotech.url();
    }

    /** The base URL of the control API. */
    public URI controlUrl() {
        return control.url();
    }

    public JsmsVendor jsms() {
        return jsms;
    }

    public ItniotechVendor itniotech() {
        return itniotech;
    }

    /** Makes both vendors wait before each answer; messages are accepted before the wait. Zero for none. */
    public void answerAfter(Duration latency) {
        jsmsHandler.answerAfter(latency);
        itniotechHandler.answerAfter(latency);
    }

    /** Puts the simulated clock ahead of the one it was given, or behind where negative. What falls due by it happens soon. */
    public void clockAhead(Duration offset) {
        time.offset(offset);
        tasks.wake();
    }

    /** The time by the simulated clock. */
    public Instant now() {
        return time.now();
    }

    /** Makes everything as it was at the start: accounts, ledgers, counts, faults, latency, clock; what was due later never is. */
    public void reset() {
        tasks.clear();
        answerAfter(Duration.ZERO);
        clockAhead(Duration.ZERO);
        jsms.reset();
        itniotech.reset();
    }

    /** Ends the servers and drops their connections. */
    @Override
    public void close() {
        LifeCycle.stop(server);
        tasks.close();
        jsms.close();
        itniotech.close();
        listeners.forEach(Listener::release);
    }

    /**
     * Runs a simulator until the process is killed: {@code --port N} for the control API on port N, JSMS on N + 1 and Itniotech on
     * N + 2; free ports without it. Prints where they listen and the credentials to use.
     */
    public static void main(String[] arguments) throws InterruptedException {
        CommandLine.run(arguments);
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public String toString() {
        return "SmsSimulator{control " + controlUrl() + ", " + jsms + ", " + itniotech + "}";
    }
}
