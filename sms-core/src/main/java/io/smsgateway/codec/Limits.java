package io.smsgateway.codec;

/** Version of the form, and bounds that keep the cost of a hostile text low. */
final class Limits {

    /** Changes only with a form that older decoders would misread. */
    static final int VERSION = 1;

    static final int MAX_LENGTH = 1 << 20;

    /** Properties of all records of a text. */
    static final int MAX_PROPERTIES = 10_000;

    /** Entries of a map: names with equal hash codes make it as slow as their number squared. */
    static final int MAX_ENTRIES = 250;

    /** Records within records. The forms of today have three. */
    static final int MAX_DEPTH = 8;

    private Limits() {}
}
