package io.smsgateway.simulator;

import java.util.Map;

/** Counts of the HTTP requests that a vendor received, whatever the response. Safe for concurrent use. */
public interface RequestCounts {

    /** Returns the number of requests whose header arrived; refused connections are not counted. */
    long requests();

    /** Returns the number of requests for this path, such as {@code /v1/messages}; Itniotech's double slashes count as one. */
    long requests(String path);

    /** Returns the number of requests by path. */
    Map<String, Long> byPath();

    /** Returns the largest number of recipients named in one request, accepted or not; 0 before the first request. */
    int largestBatch();
}
