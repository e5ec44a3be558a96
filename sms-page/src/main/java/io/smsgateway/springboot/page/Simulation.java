package io.smsgateway.springboot.page;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The simulated vendors of an application: their faults, and the copies that they sent. The simulator's own page has more. */
final class Simulation {

    private static final Duration SLOW_BY = Duration.ofSeconds(3);

    /** A fault that has a button. */
    private enum Preset {
        LOSE("Lose responses", Outage.of(Fault.CLOSE_AFTER_READING)),
        DOWN("Down", Outage.of(Fault.REFUSE)),
        SLOW("Slow", Outage.of(Fault.LATE)),
        EMPTY("Empty account", Outage.of(Fault.EMPTY_BALANCE));

        private final String label;
        private final Outage outage;

        Preset(String label, Outage outage) {
            this.label = label;
            this.outage = outage;
        }
    }

    private final SmsSimulator simulator;

    Simulation(SmsSimulator simulator) {
        this.simulator = simulator;
    }

    /** Returns the address of the simulator's page. */
    String inbox() {
        return simulator.controlUrl().toString();
    }

    /**
     * Starts the fault of this name, or ends any where it is empty.
     *
     * @throws IllegalArgumentException if the vendor or the fault is unknown
     */
    void fail(String name, String preset) {
        Vendor vendor = vendors()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown vendor"));
        if (preset.isEmpty()) {
            vendor.heal();
        } else {
            vendor.lateBy(SLOW_BY);
            vendor.fail(Preset.valueOf(preset).outage);
        }
    }

    private Stream<Vendor> vendors() {
        return Stream.of(simulator.jsms(), simulator.itniotech());
    }

    List<PageModel.VendorCard> cards() {
        return vendors().map(Simulation::card).toList();
    }

    private static PageModel.VendorCard card(Vendor vendor) {
        Outage outage = vendor.outage().orElse(null);
        String fault = Stream.of(Preset.values())
                .filter(preset -> preset.outage.equals(outage))
                .map(preset -> preset.label)
                .findFirst()
                .orElseGet(() -> outage == null ? "Works" : Words.capital(Words.of(outage.fault())));
        return new PageModel.VendorCard(
                vendor.name(),
                new PageModel.State(outage == null ? "good" : "bad", fault),
                Words.count(vendor.ledger().count()),
                Stream.concat(
                                Stream.of(new PageModel.Option("", "Works", outage == null)),
                                Stream.of(Preset.values())
                                        .map(preset -> new PageModel.Option(
                                                preset.name(), preset.label, preset.outage.equals(outage))))
                        .toList());
    }

    /** Returns how many copies of each message the vendors sent, by the message's number. */
    Map<Integer, Integer> copies(List<SentMessage> messages, Function<SentMessage, String> text) {
        return Copies.count(messages, simulator, text);
    }
}
