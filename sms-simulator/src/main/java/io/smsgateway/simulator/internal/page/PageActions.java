package io.smsgateway.simulator.internal.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.internal.ControlException;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.SimulatorServer;
import io.smsgateway.simulator.internal.VendorConsole;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the forms of the page do. Each throws an {@link IllegalArgumentException} for a field that is wrong. */
record PageActions(SimulatorServer server, List<VendorConsole> vendors) {

    private static final Duration LATE = Duration.ofSeconds(30);

    /** Performs the action of this name. */
    void perform(String name, Map<String, String> form) throws ControlException {
        switch (name) {
            case "clear" -> vendors.forEach(vendor -> clear(vendor.vendor()));
            case "reset" -> server.reset();
            case "reply" -> reply(form);
            case "report" -> report(form);
            case "preset" -> preset(form);
            case "fault" -> fault(form);
            case "balance" -> balance(form);
            case "callbacks" -> callbacks(form);
            default -> throw ControlException.unknown("the page has no action '" + name + "'");
        }
    }

    private static void clear(SimulatedVendor vendor) {
        vendor.ledger().clear();
        vendor.requests().clear();
        vendor.replies().clear();
    }

    /** The number is that of the open conversation, or one of the form. */
    private void reply(Map<String, String> form) {
        VendorConsole vendor = vendor(form);
        String number =
                new Conversations(vendors).number(field(form, "conversation")).orElse(field(form, "number"));
        String text = field(form, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("enter a text");
        }
        vendor.reply(vendor.number(number), text);
    }

    private void report(Map<String, String> form) {
        Message message = new Conversations(vendors)
                .message(field(form, "message"))
                .orElseThrow(() -> new IllegalArgumentException("the message was cleared"));
        LedgerEntry entry = message.entry();
        if (entry != null) {
            message.vendor().report(entry, field(form, "state").equals("delivered"));
        }
    }

    /** An empty preset ends the fault. */
    private void preset(Map<String, String> form) {
        SimulatedVendor vendor = vendor(form).vendor();
        String preset = field(form, "preset");
        if (preset.isEmpty()) {
            vendor.heal();
        } else {
            vendor.lateBy(FaultChoice.SLOW_BY);
            vendor.fail(FaultChoice.Preset.valueOf(preset).outage);
        }
    }

    private void fault(Map<String, String> form) {
        SimulatedVendor vendor = vendor(form).vendor();
        Fault fault = Fault.valueOf(field(form, "fault"));
        String times = field(form, "times").strip();
        String taken = field(form, "accepting");
        vendor.lateBy(LATE);
        vendor.fail(new Outage(
                fault,
                times.isEmpty() ? Outage.UNTIL_HEALED : times(times),
                taken.isEmpty() ? fault.accepting() : Boolean.parseBoolean(taken)));
    }

    private static int times(String times) {
        try {
            return Integer.parseInt(times);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the number of requests must be a whole number");
        }
    }

    private void balance(Map<String, String> form) {
        VendorConsole vendor = vendor(form);
        ObjectNode amounts = vendor.balance();
        for (String name : Json.names(amounts)) {
            amounts.put(name, field(form, name).replace(",", "").strip());
        }
        try {
            vendor.balance(amounts);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an amount must be a number such as 99.99; messages are whole numbers");
        }
    }

    private void callbacks(Map<String, String> form) throws ControlException {
        VendorConsole vendor = vendor(form);
        for (Map.Entry<String, String> current : vendor.callbacks().urls().entrySet()) {
            String url = field(form, current.getKey()).strip();
            if (!url.equals(current.getValue())) {
                vendor.callbacks().set(current.getKey(), url);
            }
        }
    }

    private VendorConsole vendor(Map<String, String> form) {
        String name = field(form, "vendor");
        return vendors.stream()
                .filter(vendor -> vendor.vendor().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no vendor '" + name + "'"));
    }

    private static String field(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }
}
