package io.smsgateway.simulator.itniotech;

import java.util.Arrays;

/** A few countries by the prefix of their numbers. Decided here: of all others mcc is -1, as mnc is of every number. */
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
    private final int mcc;
    private final String country;

    ItniotechCountry(String prefix, int mcc, String country) {
        this.prefix = prefix;
        this.mcc = mcc;
        this.country = country;
    }

    static ItniotechCountry of(String number) {
        return Arrays.stream(values())
                .filter(country -> number.startsWith(country.prefix))
                .findFirst()
                .orElse(OTHER);
    }

    int mcc() {
        return mcc;
    }

    /** What the samples of inbound messages have for an operator. */
    String operator() {
        return country;
    }
}
