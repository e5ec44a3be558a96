package io.smsgateway.faults;

/** What the proxy does to one connection or to one request. {@code k} and milliseconds come with the {@link PlannedFault}. */
enum Fault {
    /** Nothing. */
    NONE,

    /** The connection is reset when it is accepted. */
    RESET_WHEN_ACCEPTED,
    /** The connection is closed when it is accepted. */
    FIN_WHEN_ACCEPTED,
    /** The connection is accepted and never read. */
    NEVER_READ,
    /** {@code k} bytes of what comes are read, then the connection is reset. */
    RESET_IN_REQUEST,
    /** {@code k} bytes of what comes are read, then the connection is closed. */
    FIN_IN_REQUEST,

    /** The request is read and lost, the connection reset. */
    REQUEST_LOST_RESET,
    /** The request is read and lost, the connection closed. */
    REQUEST_LOST_FIN,
    /** The request is read and lost; silence. */
    REQUEST_LOST_SILENCE,
    /** The vendor gets {@code k} bytes of the request, the client a reset. */
    REQUEST_TRUNCATED,
    /** The vendor gets the request {@code k} ms later. */
    REQUEST_LATE,

    /** The vendor has it; {@code k} bytes of the answer arrive, then a reset. */
    RESET_IN_RESPONSE,
    /** The vendor has it; {@code k} bytes of the answer arrive, then silence. */
    SILENCE_IN_RESPONSE,
    /** The vendor has it; {@code k} bytes of the answer arrive, then the end. */
    FIN_IN_RESPONSE,
    /** The same, with no length announced: the end of the connection is that of the answer. */
    FIN_IN_UNFRAMED_RESPONSE,
    /** The same, with the answer in chunks of seven bytes. */
    FIN_IN_CHUNKED_RESPONSE,
    /** The answer comes {@code k} ms later. */
    RESPONSE_LATE,
    /** The answer comes byte by byte, {@code k} ms apart. */
    DRIP,
    /** The answer comes in segments of one byte. */
    SLICED,
    /** The answer is true, then the idle connection is closed after {@code k} ms. */
    FIN_WHEN_IDLE,
    /** The answer is true, then the idle connection is reset after {@code k} ms. */
    RESET_WHEN_IDLE,
    /** The answer is true, then who is idle is told so after {@code k} ms, as servers do, and the connection is closed. */
    TIMEOUT_RESPONSE_WHEN_IDLE,
    /** The answer is true and followed at once by one that nobody asked for. */
    UNSOLICITED_RESPONSE,
    /** Something that is not HTTP comes for an answer. */
    GARBAGE,
    /** Another answer comes for the vendor's. */
    FORGED
}
