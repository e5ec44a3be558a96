package io.smsgateway.simulator.itniotech;

import java.util.Arrays;

/** Countries by the prefix of their numbers. Decided here: mcc is -1 for all others, and mnc for every number. */
enum ItniotechCountry {
    CHINA("86", 460, "China"),
    INDIA("91", 404, "India"),
    INDONESIA("62", 510, "Indonesia"),
    BRAZIL("55", 724, "Brazil"),
    GERMANY("49", 262, "Germany"),
    UNITED_KINGDOM("44", 234, "United Kingdom"),
    UNITED_STATES("1", 310, "United States"),
    OTHER("", -1, "");

    static final int MNC = -1;

    private final String prefix;
    final int mcc;
    /** The operator of inbound messages, which is the country in the vendor's samples. */
    final String operator;

    ItniotechCountry(String prefix, int mcc, String operator) {
        this.prefix = prefix;
        this.mcc = mcc;
        this.operator = operator;
    }

    static ItniotechCountry of(String number) {
        return Arrays.stream(values())
                .filter(country -> number.startsWith(country.prefix))
                .findFirst()
                .orElse(OTHER);
    }
}
