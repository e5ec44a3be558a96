package io.smsgateway.benchmarks;

import io.smsgateway.simulator.SmsSimulator;
import java.io.IOException;

/** The simulated JSMS as a process of its own: prints its port, then, for each byte it reads, how many requests it got. */
final class SimulatedVendor {

    private SimulatedVendor() {}

    /** Ends when its standard input does. */
    public static void main(String[] args) throws IOException {
        try (SmsSimulator simulator = SmsSimulator.start()) {
            // a million entries would be kept for nobody
            simulator.jsms().ledger().countOnly(true);
            System.out.println(simulator.jsmsUrl().getPort());
            while (System.in.read() >= 0) {
                System.out.println(simulator.jsms().requestCounts().requests());
            }
        }
    }
}
