package io.smsgateway.delivery;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says that a message cost. What it does not say is null.
 *
 * @param amount all of it
 * @param unitPrice for one part
 * @param parts how many were billed
 * @param currency of amount and price; null also where the vendor's word for it is none that is known
 * @param settled the same in the currency that the account is settled in; null where that is the same
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
     * @param amount all of it
     * @param unitPrice for one part
     * @param currency of both
     * @param exchange the rate that was used
     */
    public record Settlement(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal unitPrice,
            @Nullable Currency currency,
            @Nullable BigDecimal exchange) {}
}
