package io.smsgateway.delivery;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Cost of a message as the vendor reports it. Values that it does not report are null. Immutable. */
public final class Charge {

    private final @Nullable BigDecimal amount;
    private final @Nullable BigDecimal unitPrice;
    private final @Nullable Integer parts;
    private final @Nullable Currency currency;
    private final @Nullable Settlement settled;

    private Charge(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal unitPrice,
            @Nullable Integer parts,
            @Nullable Currency currency,
            @Nullable Settlement settled) {
        this.amount = amount;
        this.unitPrice = unitPrice;
        this.parts = parts;
        this.currency = currency;
        this.settled = settled;
    }

    /**
     * Creates a cost.
     *
     * @param amount the total
     * @param currency of amount and unit price; null also where the vendor's value is no known currency
     */
    public static Charge of(@Nullable BigDecimal amount, @Nullable Currency currency) {
        return new Charge(amount, null, null, currency, null);
    }

    /** Returns the total. */
    public @Nullable BigDecimal amount() {
        return amount;
    }

    /** Returns the price of one part. */
    public @Nullable BigDecimal unitPrice() {
        return unitPrice;
    }

    /** Returns how many parts were billed. */
    public @Nullable Integer parts() {
        return parts;
    }

    /** Returns the currency of amount and unit price; null also where the vendor's value is no known currency. */
    public @Nullable Currency currency() {
        return currency;
    }

    /** Returns the same in the currency in which the account is settled; null where that is the same. */
    public @Nullable Settlement settled() {
        return settled;
    }

    /** Returns a copy with this price of one part. */
    public Charge withUnitPrice(@Nullable BigDecimal other) {
        return new Charge(amount, other, parts, currency, settled);
    }

    /** Returns a copy with this number of billed parts. */
    public Charge withParts(@Nullable Integer other) {
        return new Charge(amount, unitPrice, other, currency, settled);
    }

    /** Returns a copy with the cost in the currency in which the account is settled. */
    public Charge withSettled(@Nullable Settlement other) {
        return new Charge(amount, unitPrice, parts, currency, other);
    }

    private @Nullable Object[] values() {
        return new @Nullable Object[] {amount, unitPrice, parts, currency, settled};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Charge that && Arrays.equals(values(), that.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    @Override
    public String toString() {
        return "Charge{" + amount + " " + currency + ", " + parts + " parts at " + unitPrice
                + (settled == null ? "" : ", " + settled) + "}";
    }

    /**
     * A cost in another currency. A record, because a conversion has no further values.
     *
     * @param amount the total
     * @param unitPrice the price of one part
     * @param currency of both
     * @param exchange the exchange rate that was used
     */
    public record Settlement(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal unitPrice,
            @Nullable Currency currency,
            @Nullable BigDecimal exchange) {}
}
