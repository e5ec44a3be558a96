package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorConsole;
import java.util.List;
import java.util.Optional;

/** What the page shows of the simulated Itniotech. */
record ItniotechConsole(ItniotechVendor vendor, ItniotechOutbox outbox) implements VendorConsole {

    /** Where inbound messages of the page are sent to; the vendor's pages leave the form of this number open. */
    private static final String ACCOUNT_NUMBER = "1069000000";

    @Override
    public String label() {
        return "Itniotech";
    }

    @Override
    public ItniotechCallbacks callbacks() {
        return vendor.callbacks();
    }

    @Override
    public String e164(String number) {
        return "+" + number;
    }

    @Override
    public String number(String given) {
        String digits = VendorConsole.digits(given);
        if (digits == null) {
            throw new IllegalArgumentException(
                    "enter a number of 7 to 15 digits with its country code, such as 8613900000001");
        }
        return digits;
    }

    @Override
    public int parts(LedgerEntry message) {
        return ItniotechText.parts(message.content());
    }

    @Override
    public String sender(LedgerEntry message, ObjectNode request) {
        for (JsonNode group : request.path("array")) {
            if (Json.text(group.path("numbers")).contains(message.number())) {
                return Json.text(group.path("senderId"));
            }
        }
        return Json.text(request.path("senderId"));
    }

    @Override
    public Optional<Report> report(LedgerEntry message) {
        return outbox.find(message.id())
                .map(found -> new Report(
                        found.outcome().delivered(),
                        found.outcome().delivered()
                                ? "Delivered"
                                : "Not delivered, " + found.outcome().reason(),
                        found.done()));
    }

    @Override
    public void report(LedgerEntry message, boolean delivered) {
        outbox.reportAgain(
                message.id(),
                delivered ? ItniotechOutcome.DELIVERED : new ItniotechOutcome(1, ItniotechReports.UNDELIVERED));
    }

    @Override
    public void reply(String number, String text) {
        vendor.inbound(number, ACCOUNT_NUMBER, text);
    }

    @Override
    public List<Amount> amounts() {
        String currency = vendor.account().currency.get().code();
        return List.of(
                new Amount("balance", "Paid", currency, true),
                new Amount("gift", "Gift", currency, true),
                new Amount("credit", "Credit", currency, true));
    }

    @Override
    public ObjectNode balance() {
        return vendor.balance();
    }

    @Override
    public void balance(ObjectNode amounts) {
        vendor.balance(amounts);
    }

    @Override
    public String settings() {
        return """
                itniotech:
                  base-url: "%s/sms"
                  api-key: %s
                  api-secret: %s
                  app-id: %s
                """.formatted(vendor.url(), ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID);
    }
}
