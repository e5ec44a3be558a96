package io.smsgateway.faults;

/** What a proxy does, by its own choice. Safe for many threads. */
interface Plan {

    /** What becomes of the n-th connection, before anything is read. */
    default Deed welcome(long connection) {
        return Deed.NONE;
    }

    /** What becomes of a request that came in whole. */
    Deed deed(byte[] request);
}
