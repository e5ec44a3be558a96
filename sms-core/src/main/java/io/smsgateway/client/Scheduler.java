package io.smsgateway.client;

import java.time.Duration;

/** Runs tasks later, on another thread. */
interface Scheduler extends AutoCloseable {

    /** Runs a task after a pause; does nothing once closed. */
    void after(Duration pause, Runnable task);

    /** Drops tasks that have not begun; returns at once. */
    @Override
    void close();
}
