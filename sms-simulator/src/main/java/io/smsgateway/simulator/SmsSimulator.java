package io.smsgateway.simulator;

import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.SimulatorServer;
import io.smsgateway.simulator.internal.page.PageHandler;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * Both vendors as HTTP servers on this machine, with a ledger of the messages they accepted and faults on demand. Listens on
 * loopback only: one port for each vendor and one for the control API. Threads are daemons and end with
 * {@link #close()}. Safe for concurrent use.
 *
 * <pre>{@code
 * try (SmsSimulator simulator = SmsSimulator.start()) {
 *     simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
 *     // send through simulator.jsmsUrl()
 *     simulator.jsms().ledger().copies("13900000001", "Your code is 123456");
 * }
 * }</pre>
 */
public final class SmsSimulator extends SimulatorServer {

    private final JsmsVendor jsms;
    private final ItniotechVendor itniotech;

    private SmsSimulator(int controlPort, Clock clock) {
        super(controlPort, clock);
        jsms = new JsmsVendor(newListener(), tasks());
        itniotech = new ItniotechVendor(newListener(), tasks());
    }

    /** Starts on free ports, with the system's clock. */
    public static SmsSimulator start() {
        return start(0, Clock.systemUTC());
    }

    /** Starts on free ports, with this clock. */
    public static SmsSimulator start(Clock clock) {
        return start(0, clock);
    }

    /** Starts the control API on this port, JSMS on the next and Itniotech on the one after that. */
    public static SmsSimulator start(int controlPort) {
        return start(controlPort, Clock.systemUTC());
    }

    /**
     * Starts on three consecutive ports, with this clock.
     *
     * @param controlPort 1 to 65533, or 0 for three free ports
     * @throws java.io.UncheckedIOException when a port is in use
     */
    public static SmsSimulator start(int controlPort, Clock clock) {
        if (controlPort < 0 || controlPort > 65533) {
            throw new IllegalArgumentException(
                    "port must be 0 to 65533, because two more follow it, but is " + controlPort);
        }
        SmsSimulator simulator = new SmsSimulator(controlPort, clock);
        List<SimulatedVendor> vendors = List.of(simulator.jsms, simulator.itniotech);
        simulator.start(vendors, new PageHandler(simulator, vendors));
        return simulator;
    }

    /** Returns the base URL of JSMS, without the {@code /v1}. */
    public URI jsmsUrl() {
        return jsms.url();
    }

    /** Returns the base URL of Itniotech, without {@code /sms}; that of the sister brands is the same with {@code /v3}. */
    public URI itniotechUrl() {
        return itniotech.url();
    }

    /** Returns the simulated JSMS. */
    public JsmsVendor jsms() {
        return jsms;
    }

    /** Returns the simulated Itniotech. */
    public ItniotechVendor itniotech() {
        return itniotech;
    }

    /**
     * Runs a simulator until the process ends. {@code --port N} sets the ports: N for the control API, N + 1 for JSMS and N + 2
     * for Itniotech; without it they are free ones. Prints the URLs and the credentials.
     */
    public static void main(String[] arguments) throws InterruptedException {
        CommandLine.run(arguments);
    }

    void join() throws InterruptedException {
        awaitEnd();
    }

    @Override
    public String toString() {
        return "SmsSimulator{control " + controlUrl() + ", " + jsms + ", " + itniotech + "}";
    }
}
