package io.smsgateway.faults;

/** What the proxy does to a connection or a request. {@link PlannedFault} has {@code k}, bytes or milliseconds. */
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

    /** The vendor has it; {@code k} bytes of the response arrive, then a reset. */
    RESET_IN_RESPONSE,
    /** The vendor has it; {@code k} bytes of the response arrive, then silence. */
    SILENCE_IN_RESPONSE,
    /** The vendor has it; {@code k} bytes of the response arrive, then the end. */
    FIN_IN_RESPONSE,
    /** The same, without a length: the end of the connection ends the response. */
    FIN_IN_UNFRAMED_RESPONSE,
    /** The same, with the response in chunks of seven bytes. */
    FIN_IN_CHUNKED_RESPONSE,
    /** The response arrives {@code k} ms later. */
    RESPONSE_LATE,
    /** The response arrives byte by byte, {@code k} ms apart. */
    DRIP,
    /** The response arrives in segments of one byte. */
    SLICED,
    /** The response is genuine, then the idle connection is closed after {@code k} ms. */
    FIN_WHEN_IDLE,
    /** The response is genuine, then the idle connection is reset after {@code k} ms. */
    RESET_WHEN_IDLE,
    /** The response is genuine, then after {@code k} ms the idle connection gets a 408 and is closed. */
    TIMEOUT_RESPONSE_WHEN_IDLE,
    /** The response is genuine and followed at once by an unsolicited one. */
    UNSOLICITED_RESPONSE,
    /** Bytes that are not HTTP arrive as the response. */
    GARBAGE,
    /** The vendor has it; its response arrives under the status {@code k}. */
    BAD_STATUS,
    /** A forged response replaces the vendor's. */
    FORGED
}
