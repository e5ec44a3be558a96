package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import java.math.BigDecimal;

/**
 * The three amounts of an Itniotech account, in its currency; each zero or more.
 *
 * @param balance what was paid, spent first
 * @param gift what the vendor gave, spent next
 * @param credit the credit line, spent last
 */
public record ItniotechBalance(BigDecimal balance, BigDecimal gift, BigDecimal credit) {

    static final ItniotechBalance NONE = of("0", "0", "0");

    public ItniotechBalance {
        if (balance.signum() < 0 || gift.signum() < 0 || credit.signum() < 0) {
            throw new IllegalArgumentException("an amount of the account must be zero or more");
        }
        balance = plain(balance);
        gift = plain(gift);
        credit = plain(credit);
    }

    /** Reads decimal numbers, such as {@code "99.99"}. */
    public static ItniotechBalance of(String balance, String gift, String credit) {
        return new ItniotechBalance(new BigDecimal(balance), new BigDecimal(gift), new BigDecimal(credit));
    }

    /** Makes equal amounts equal, and prints them without an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Reads the fields that {@link #fields} writes. */
    static ItniotechBalance read(ObjectNode fields) {
        return of(Json.text(fields.path("balance")), Json.text(fields.path("gift")), Json.text(fields.path("credit")));
    }

    /** Adds the amounts to a response, with the fraction digits of the vendor's example. */
    ObjectNode response(ObjectNode to) {
        return to.put("balance", decimal(balance, 6))
                .put("gift", decimal(gift, 5))
                .put("credit", decimal(credit, 0));
    }

    private static String decimal(BigDecimal amount, int digits) {
        return amount.setScale(Math.max(digits, amount.scale())).toPlainString();
    }

    /** Returns the amounts as decimal texts. */
    ObjectNode fields() {
        return Json.newObject()
                .put("balance", balance.toPlainString())
                .put("gift", gift.toPlainString())
                .put("credit", credit.toPlainString());
    }

    boolean covers(BigDecimal cost) {
        return balance.add(gift).add(credit).compareTo(cost) >= 0;
    }

    /** Returns what is left after a cost that this balance covers. */
    ItniotechBalance pay(BigDecimal cost) {
        BigDecimal fromBalance = balance.min(cost);
        BigDecimal fromGift = gift.min(cost.subtract(fromBalance));
        BigDecimal fromCredit = cost.subtract(fromBalance).subtract(fromGift);
        return new ItniotechBalance(
                balance.subtract(fromBalance), gift.subtract(fromGift), credit.subtract(fromCredit));
    }
}
