package io.smsgateway.simulator.itniotech;

import java.math.BigDecimal;

/** A currency with the value of one unit in US dollars; writes amounts. */
record ItniotechCurrency(String code, BigDecimal inDollars) {

    static final ItniotechCurrency USD = new ItniotechCurrency("USD", BigDecimal.ONE);

    boolean dollars() {
        return code.equals(USD.code);
    }

    String dollars(BigDecimal amount) {
        return text(amount.multiply(inDollars));
    }

    static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
