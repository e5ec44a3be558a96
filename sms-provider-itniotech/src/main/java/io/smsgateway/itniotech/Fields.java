package io.smsgateway.itniotech;

import io.smsgateway.delivery.Charge;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Members of a JSON object whose types and spelling vary between pages: a number may be text, and a key may end in a
 * blank.
 */
final class Fields {

    private final Map<String, Object> values = new HashMap<>();

    Fields(Map<?, ?> members) {
        members.forEach((key, value) -> {
            if (value != null) {
                values.putIfAbsent(key.toString().strip(), value);
            }
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns a string, or the digits of a number; null for other types. */
    @Nullable
    String text(String key) {
        Object value = values.get(key);
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    /** Like {@link #text}, but null also for blank text. */
    @Nullable
    String word(String key) {
        String text = text(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns an object, or the objects of a list; empty for other types. */
    Stream<Fields> objects(String key) {
        Object value = values.get(key);
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return all.stream().filter(item -> item instanceof Map<?, ?>).map(item -> new Fields((Map<?, ?>) item));
    }

    /** Returns an object; null for other types. */
    @Nullable
    Fields object(String key) {
        return values.get(key) instanceof Map<?, ?> map ? new Fields(map) : null;
    }

    /** Returns the charge in a {@code pricedetail}; null if it has none. */
    static @Nullable Charge charge(@Nullable Object detail) {
        return detail instanceof Map<?, ?> map
                ? new Fields(map).charge("pay", "price", "settlePay", "settlePrice")
                : null;
    }

    /** Returns the charge of this object. */
    @Nullable
    Charge charge() {
        return charge(values.get("pricedetail"));
    }

    /** Returns country and network of a mobile network; samples of inbound messages misspell {@code mnc}. */
    @Nullable
    String network() {
        return WireValue.network(word("mcc"), word(has("mnc") ? "mnc" : "mcn"));
    }

    /** Returns the charge under these names; null if there is none. */
    @Nullable
    Charge charge(String pay, String price, String settlePay, String settlePrice) {
        Charge.Settlement settled = settled(settlePay, settlePrice);
        BigDecimal amount = WireValue.decimal(text(pay));
        BigDecimal unitPrice = WireValue.decimal(text(price));
        Integer parts = WireValue.integer(text("chargeCnt"));
        return Stream.of(amount, unitPrice, parts, settled).allMatch(Objects::isNull)
                ? null
                : Charge.of(amount, WireValue.currency(word("currency")))
                        .withUnitPrice(unitPrice)
                        .withParts(parts)
                        .withSettled(settled);
    }

    private Charge.@Nullable Settlement settled(String pay, String price) {
        return Stream.of(pay, price, "settleCurrency", "quoteExchange").noneMatch(this::has)
                ? null
                : new Charge.Settlement(
                        WireValue.decimal(text(pay)),
                        WireValue.decimal(text(price)),
                        WireValue.currency(word("settleCurrency")),
                        WireValue.decimal(text("quoteExchange")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
