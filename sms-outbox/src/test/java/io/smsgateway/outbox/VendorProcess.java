package io.smsgateway.outbox;

import com.google.common.base.Splitter;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A vendor in a process of its own. Prints its address, and its ledger when it is asked to; ends with its input. */
final class VendorProcess {

    private static final String END = "end";

    /** A message that the vendor took. */
    record Sent(String number, String id, String reference) {

        static Sent of(LedgerEntry entry) {
            return new Sent(
                    entry.number().startsWith("+") ? entry.number() : "+" + entry.number(),
                    entry.id(),
                    withoutProof(String.valueOf(entry.orderId())));
        }

        /** As the adapter does with the order id of a callback. */
        private static String withoutProof(String orderId) {
            return orderId.substring(0, 13) + orderId.substring(21);
        }

        /** Returns what a callback says, which anybody may have made. */
        DeliveryReport callback(String provider) {
            return DeliveryReport.of(ProviderId.of(provider), id, PhoneNumber.of(number), DeliveryState.DELIVERED)
                    .withReference(reference)
                    .withUnverified(true);
        }

        @Override
        public String toString() {
            return number + " " + id + " " + reference;
        }
    }

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

    /** Returns what each number got. */
    Map<String, List<Sent>> ledger() throws IOException {
        process.outputWriter().write("ledger\n");
        process.outputWriter().flush();
        List<Sent> all = new ArrayList<>();
        for (String line = Processes.readLine(output); !line.equals(END); line = Processes.readLine(output)) {
            List<String> parts = Splitter.on(' ').splitToList(line);
            all.add(new Sent(parts.get(0), parts.get(1), parts.get(2)));
        }
        return all.stream().collect(Collectors.groupingBy(Sent::number));
    }

    /** Returns what each number got, by a vendor in this process. */
    static Map<String, List<Sent>> ledger(SmsSimulator vendor) {
        return sent(vendor).stream().collect(Collectors.groupingBy(Sent::number));
    }

    private static List<Sent> sent(SmsSimulator vendor) {
        return vendor.itniotech().ledger().all().stream().map(Sent::of).toList();
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
                sent(simulator).forEach(each -> ledger.append(each).append('\n'));
                System.out.println(ledger + END);
            }
        }
    }
}
