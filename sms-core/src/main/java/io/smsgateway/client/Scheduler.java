package io.smsgateway.client;

import java.time.Duration;

/** Runs things later, on a thread that is not the caller's. */
interface Scheduler extends AutoCloseable {

    /** Runs a task after a pause; does nothing once closed. */
    void after(Duration pause, Runnable task);

    /** Drops what has not begun; returns at once. */
    @Override
    void close();
}
