package io.smsgateway.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.VendorConsole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes a vendor: its fault, its balance and its callbacks. */
final class VendorPanels {

    private static final int LATEST_ATTEMPTS = 5;

    private VendorPanels() {}

    static PageModel.VendorPanel panel(VendorConsole console) {
        SimulatedVendor vendor = console.vendor();
        Outage outage = vendor.outage().orElse(null);
        List<VendorConsole.Amount> amounts = console.amounts();
        ObjectNode balance = console.balance();
        return new PageModel.VendorPanel(
                Conversations.chip(console),
                vendor.url().toString(),
                outage == null
                        ? new PageModel.State("good", "Works")
                        : new PageModel.State("bad", FaultChoice.shortLabel(outage)),
                String.format(Locale.ENGLISH, "%,d", vendor.ledger().count()),
                presets(outage),
                faults(outage),
                amounts.stream().map(VendorConsole.Amount::column).distinct().toList(),
                rows(amounts, balance),
                amounts.stream()
                        .map(amount -> new PageModel.Field(
                                amount.field(),
                                amount.row() + " (" + amount.column() + ")",
                                Json.text(balance.path(amount.field()))))
                        .toList(),
                console.callbacks().urls().entrySet().stream()
                        .map(url -> new PageModel.Field(url.getKey(), "Callback URL, " + url.getKey(), url.getValue()))
                        .toList(),
                attempts(console.callbacks().attempts()));
    }

    private static List<PageModel.Preset> presets(@Nullable Outage outage) {
        Stream<PageModel.Preset> faults = Stream.of(FaultChoice.Preset.values())
                .map(preset -> new PageModel.Preset(preset.name(), preset.label, preset.outage.equals(outage)));
        return Stream.concat(Stream.of(new PageModel.Preset("", "Works", outage == null)), faults)
                .toList();
    }

    private static List<PageModel.FaultGroup> faults(@Nullable Outage outage) {
        return FaultChoice.GROUPS.stream()
                .map(group -> new PageModel.FaultGroup(
                        group.label(),
                        group.faults().stream()
                                .map(fault -> new PageModel.Option(
                                        fault.name(),
                                        FaultChoice.label(fault),
                                        outage != null && outage.fault() == fault))
                                .toList()))
                .toList();
    }

    private static List<PageModel.BalanceRow> rows(List<VendorConsole.Amount> amounts, ObjectNode balance) {
        Map<String, List<String>> rows = amounts.stream()
                .collect(Collectors.groupingBy(
                        VendorConsole.Amount::row,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                amount -> text(balance.path(amount.field()), amount.money()), Collectors.toList())));
        return rows.entrySet().stream()
                .map(row -> new PageModel.BalanceRow(row.getKey(), row.getValue()))
                .toList();
    }

    /** Returns an amount with separators; money has two digits, and more only where it has them. */
    static String text(JsonNode amount, boolean money) {
        if (Json.absent(amount)) {
            return "–";
        }
        BigDecimal value = new BigDecimal(Json.text(amount));
        int digits = money ? Math.max(2, value.stripTrailingZeros().scale()) : 0;
        return String.format(Locale.ENGLISH, "%,." + digits + "f", value.setScale(digits, RoundingMode.UNNECESSARY));
    }

    private static List<PageModel.Fact> attempts(List<CallbackAttempt> attempts) {
        return Lists.reverse(attempts).stream()
                .limit(LATEST_ATTEMPTS)
                .map(Details::attempt)
                .toList();
    }
}
