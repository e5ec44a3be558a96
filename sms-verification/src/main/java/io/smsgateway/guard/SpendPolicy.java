package io.smsgateway.guard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much money messages may cost an hour and a day, by a table of prices. All amounts are in one currency. Immutable; each
 * wither returns a changed copy. A message costs its parts times the price of its country; a template counts as one part.
 */
public final class SpendPolicy {

    /** No cap. */
    public static final SpendPolicy NONE = new SpendPolicy(null, null, Map.of(), null);

    private static final int SCALE = 6;
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

    private final @Nullable BigDecimal perHour;
    private final @Nullable BigDecimal perDay;
    private final Map<String, BigDecimal> prices;
    private final @Nullable BigDecimal otherPrice;

    private SpendPolicy(
            @Nullable BigDecimal perHour,
            @Nullable BigDecimal perDay,
            Map<String, BigDecimal> prices,
            @Nullable BigDecimal otherPrice) {
        this.perHour = perHour;
        this.perDay = perDay;
        this.prices = prices;
        this.otherPrice = otherPrice;
    }

    /**
     * Returns caps.
     *
     * @param perHour maximum of any hour, at most 1,000,000,000; null for none
     * @param perDay maximum of a day in UTC; null for none
     * @param otherPrice price of a part to a country without a price of its own; the highest of all is safe
     * @throws IllegalArgumentException when an amount is not positive, or the day has a lower cap than the hour
     */
    public static SpendPolicy of(@Nullable BigDecimal perHour, @Nullable BigDecimal perDay, BigDecimal otherPrice) {
        Stream.of(
                        Map.entry("perHour", value(perHour)),
                        Map.entry("perDay", value(perDay)),
                        Map.entry("price", otherPrice))
                .forEach(amount -> requirePositive(amount.getKey(), amount.getValue()));
        if (perHour != null && perDay != null && perHour.compareTo(perDay) > 0) {
            throw new IllegalArgumentException(
                    "the cap of a day, " + perDay + ", must not be below that of an hour, " + perHour);
        }
        return new SpendPolicy(perHour, perDay, Map.of(), otherPrice);
    }

    private static BigDecimal value(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ONE : amount;
    }

    private static void requirePositive(String name, BigDecimal amount) {
        if (amount.signum() <= 0 || amount.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(name + " must be more than 0 and at most " + MAX + ", not " + amount);
        }
    }

    /**
     * Returns a copy with these prices.
     *
     * @param byCountry price of a part by country, two letters such as {@code CN}; copied
     * @throws IllegalArgumentException when a price is not positive, or a country has not two letters
     */
    public SpendPolicy withPrices(Map<String, BigDecimal> byCountry) {
        if (otherPrice == null) {
            throw new IllegalArgumentException("prices need a cap: start with SpendPolicy.of");
        }
        byCountry.forEach((country, price) -> requirePositive("price of " + Countries.checked(country), price));
        return new SpendPolicy(perHour, perDay, Map.copyOf(byCountry), otherPrice);
    }

    /** Returns the maximum of any hour; null for none. */
    public @Nullable BigDecimal perHour() {
        return perHour;
    }

    /** Returns the maximum of a day in UTC; null for none. */
    public @Nullable BigDecimal perDay() {
        return perDay;
    }

    /** Returns the prices by country; unmodifiable. */
    public Map<String, BigDecimal> prices() {
        return prices;
    }

    /** Returns the price to other countries; null where there is no cap. */
    public @Nullable BigDecimal otherPrice() {
        return otherPrice;
    }

    boolean isCapped() {
        return perHour != null || perDay != null;
    }

    /** Returns the cost in millionths, rounded up. */
    long millionths(String country, int parts) {
        BigDecimal price = prices.getOrDefault(country, value(otherPrice));
        return millionths(price.multiply(BigDecimal.valueOf(parts)));
    }

    static long millionths(BigDecimal amount) {
        return amount.setScale(SCALE, RoundingMode.UP).unscaledValue().longValueExact();
    }

    static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, SCALE).stripTrailingZeros();
    }

    private Set<Object> state() {
        Map<String, BigDecimal> amounts = new HashMap<>();
        prices.forEach((country, price) -> amounts.put(country, price.stripTrailingZeros()));
        return Stream.of(perHour, perDay, otherPrice)
                .map(amount -> amount == null ? "none" : amount.stripTrailingZeros())
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> Set.of(amounts, all)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpendPolicy policy && state().equals(policy.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "SpendPolicy{%s an hour, %s a day, %d prices}", perHour, perDay, prices.size());
    }
}
