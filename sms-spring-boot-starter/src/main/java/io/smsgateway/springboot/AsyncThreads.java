package io.smsgateway.springboot;

import io.smsgateway.springboot.properties.SmsGatewayProperties.Async;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded pool of daemon threads that end when idle; refuses what does not fit. Not an Executor bean of anybody else's. */
final class AsyncThreads implements AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    AsyncThreads(Async settings) {
        pool = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> {
                    Thread thread = new Thread(task, "sms-async-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    Executor executor() {
        return pool;
    }

    /** Lets what was taken go on for as long as the client is open, which it is for a few seconds more. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
