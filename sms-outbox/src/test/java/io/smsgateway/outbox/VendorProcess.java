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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vendor in a process of its own. Prints its address, and its ledger when it is asked to; ends with its input. */
final class VendorProcess {

    private static final String END = "end";

    private final Process process;
    private final BufferedReader output;
    private final String url;

    private VendorProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
        this.url = Processes.readLine(output);
    }

    /** Starts a vendor that responds after this time. */
    static VendorProcess start(Processes processes, Duration delay) {
        return new VendorProcess(processes.start(VendorProcess.class, Long.toString(delay.toMillis())));
    }

    String url() {
        return url;
    }

    /** Returns how often each number got a message. */
    Map<String, Integer> copies() throws IOException {
        process.outputWriter().write("ledger\n");
        process.outputWriter().flush();
        Map<String, Integer> copies = new HashMap<>();
        for (String line = Processes.readLine(output); !line.equals(END); line = Processes.readLine(output)) {
            copies.merge(line, 1, Integer::sum);
        }
        return copies;
    }

    /** Returns how often each number got a message, by a vendor in this process. */
    static Map<String, Integer> copies(SmsSimulator vendor) {
        Map<String, Integer> copies = new HashMap<>();
        numbers(vendor).forEach(number -> copies.merge(number, 1, Integer::sum));
        return copies;
    }

    private static List<String> numbers(SmsSimulator vendor) {
        return vendor.itniotech().ledger().all().stream()
                .map(LedgerEntry::number)
                .map(number -> number.startsWith("+") ? number : "+" + number)
                .toList();
    }

    static SmsSimulator simulator(Duration delay) {
        SmsSimulator simulator = SmsSimulator.start();
        simulator.itniotech().account().balance(ItniotechBalance.of("100000000", "0", "0"));
        simulator.itniotech().lateBy(delay);
        simulator.itniotech().fail(Fault.LATE);
        return simulator;
    }

    /** Takes the delay of a response in milliseconds. */
    public static void main(String[] args) throws IOException {
        try (SmsSimulator simulator = simulator(Duration.ofMillis(Long.parseLong(args[0])))) {
            System.out.println(simulator.itniotechUrl());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (commands.readLine() != null) {
                StringBuilder ledger = new StringBuilder();
                numbers(simulator).forEach(number -> ledger.append(number).append('\n'));
                System.out.println(ledger + END);
            }
        }
    }
}
