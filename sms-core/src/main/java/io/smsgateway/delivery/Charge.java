package io.smsgateway.delivery;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Cost of a message as the vendor reports it. Values that it does not report are null.
 *
 * @param amount the total
 * @param unitPrice the price of one part
 * @param parts how many parts were billed
 * @param currency of amount and price; null also where the vendor's value is no known currency
 * @param settled the same in the currency in which the account is settled; null where that is the same
 */
public record Charge(
        @Nullable BigDecimal amount,
        @Nullable BigDecimal unitPrice,
        @Nullable Integer parts,
        @Nullable Currency currency,
        @Nullable Settlement settled) {

    /**
     * A cost in another currency.
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
