package io.smsgateway.simulator.jsms;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for messages; they go on over a reset. */
final class JsmsIds {

    private final AtomicLong last = new AtomicLong(387_120_000_000L);

    String next() {
        return Long.toString(last.incrementAndGet());
    }
}
