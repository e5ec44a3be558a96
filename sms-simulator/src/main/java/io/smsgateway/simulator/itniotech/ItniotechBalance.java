package io.smsgateway.simulator.itniotech;

import java.math.BigDecimal;

/**
 * The three amounts of an Itniotech account, in its currency; each zero or more.
 *
 * @param balance what was paid in, spent first
 * @param gift what the vendor gave, spent next
 * @param credit what may be owed, spent last
 */
public record ItniotechBalance(BigDecimal balance, BigDecimal gift, BigDecimal credit) {

    static final ItniotechBalance NONE = of("0", "0", "0");

    public ItniotechBalance {
        if (balance.signum() < 0 || gift.signum() < 0 || credit.signum() < 0) {
            throw new IllegalArgumentException("an amount of the account is zero or more");
        }
        balance = plain(balance);
        gift = plain(gift);
        credit = plain(credit);
    }

    /** From decimal numbers as text, such as {@code "99.99"}. */
    public static ItniotechBalance of(String balance, String gift, String credit) {
        return new ItniotechBalance(new BigDecimal(balance), new BigDecimal(gift), new BigDecimal(credit));
    }

    /** So that equal amounts are equal, and print without an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    boolean covers(BigDecimal cost) {
        return balance.add(gift).add(credit).compareTo(cost) >= 0;
    }

    /** What is left after a cost that this covers. */
    ItniotechBalance pay(BigDecimal cost) {
        BigDecimal fromBalance = balance.min(cost);
        BigDecimal fromGift = gift.min(cost.subtract(fromBalance));
        BigDecimal fromCredit = cost.subtract(fromBalance).subtract(fromGift);
        return new ItniotechBalance(
                balance.subtract(fromBalance), gift.subtract(fromGift), credit.subtract(fromCredit));
    }
}
