package io.smsgateway.outbox;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A vendor in a process of its own. Prints its address, and its ledger when it is asked to; ends with its input. */
final class VendorProcess {

    static final String END = "end";

    private VendorProcess() {}

    /** Takes the delay of a response in milliseconds. */
    public static void main(String[] args) throws IOException {
        try (SmsSimulator simulator = SmsSimulator.start()) {
            simulator.itniotech().account().balance(ItniotechBalance.of("100000000", "0", "0"));
            simulator.itniotech().lateBy(Duration.ofMillis(Long.parseLong(args[0])));
            simulator.itniotech().fail(Fault.LATE);
            System.out.println(simulator.itniotechUrl());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (commands.readLine() != null) {
                StringBuilder ledger = new StringBuilder();
                for (LedgerEntry entry : simulator.itniotech().ledger().all()) {
                    ledger.append(entry.number()).append('\n');
                }
                System.out.println(ledger + END);
            }
        }
    }
}
