package io.smsgateway.benchmarks;

import io.smsgateway.simulator.SmsSimulator;
import java.io.IOException;

/** The simulated JSMS as a process: prints its port and, for each byte it reads, its number of requests. */
final class SimulatedVendor {

    private SimulatedVendor() {}

    /** Ends when its standard input does. */
    public static void main(String[] args) throws IOException {
        try (SmsSimulator simulator = SmsSimulator.start()) {
            // the entries are not needed
            simulator.jsms().ledger().countOnly(true);
            System.out.println(simulator.jsmsUrl().getPort());
            while (System.in.read() >= 0) {
                System.out.println(simulator.jsms().requestCounts().requests());
            }
        }
    }
}
