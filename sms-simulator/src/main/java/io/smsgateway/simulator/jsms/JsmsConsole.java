package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorConsole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page shows of the simulated JSMS. */
record JsmsConsole(JsmsVendor vendor) implements VendorConsole {

    private static final String COUNTRY = "86";
    private static final int UNDELIVERABLE = 4003;

    @Override
    public String label() {
        return "JSMS";
    }

    @Override
    public JsmsCallbacks callbacks() {
        return vendor.callbacks();
    }

    @Override
    public String e164(String number) {
        return "+" + COUNTRY + number;
    }

    @Override
    public String number(String given) {
        String digits = VendorConsole.digits(given);
        String national = digits != null && digits.startsWith(COUNTRY) ? digits.substring(2) : digits;
        if (national == null || !national.matches("1[0-9]{10}")) {
            throw new IllegalArgumentException(
                    "JSMS serves Chinese mobile numbers of 11 digits that begin with 1, such as 13900000001");
        }
        return national;
    }

    @Override
    public int parts(LedgerEntry message) {
        return JsmsMessage.parts(message.content());
    }

    @Override
    public String sender(LedgerEntry message, ObjectNode request) {
        Optional<Long> given = JsmsRequest.number(request.path("sign_id"));
        return vendor.account().signatures().all().stream()
                .filter(signature -> given.map(id -> id == signature.id()).orElse(signature.standard()))
                .map(JsmsSignature::text)
                .findFirst()
                .orElse("");
    }

    @Override
    public Optional<Report> report(LedgerEntry message) {
        return vendor.reports()
                .reported(message.id())
                .map(report -> new Report(
                        report.status() == JsmsReports.DELIVERED,
                        report.status() == JsmsReports.DELIVERED
                                ? "Delivered"
                                : "Not delivered, status " + report.status(),
                        report.due()));
    }

    @Override
    public void report(LedgerEntry message, boolean delivered) {
        vendor.reports().report(message, delivered ? JsmsReports.DELIVERED : UNDELIVERABLE);
    }

    @Override
    public void reply(String number, String text) {
        vendor.reply(number, text);
    }

    @Override
    public List<Amount> amounts() {
        return Stream.of("_balance Any", "_industry Codes, notices", "_market Marketing", "_voice Voice")
                .map(row -> row.split(" ", 2))
                .flatMap(row -> Stream.of(
                        new Amount("app" + row[0], row[1], "Application", false),
                        new Amount("dev" + row[0], row[1], "Developer", false)))
                .toList();
    }

    @Override
    public ObjectNode balance() {
        return vendor.balance();
    }

    @Override
    public void balance(ObjectNode amounts) {
        ObjectNode numbers = amounts.deepCopy();
        Json.names(amounts)
                .forEach(field ->
                        Json.optional(amounts, field).filter(Json::empty).ifPresent(none -> numbers.putNull(field)));
        vendor.balance(numbers);
    }

    @Override
    public String settings() {
        return """
                jsms:
                  base-url: "%s"
                  app-key: %s
                  master-secret: %s
                """.formatted(vendor.url(), JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET);
    }
}
