package io.smsgateway.docs;

import org.jspecify.annotations.Nullable;

/** A table of the application in the examples: requests that may have been sent. */
interface RequestTable {

    void begin(String reference, String provider, @Nullable String idempotencyKey);

    void end(String reference, boolean accepted);
}
