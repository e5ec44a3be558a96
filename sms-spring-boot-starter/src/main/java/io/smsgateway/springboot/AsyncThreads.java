package io.smsgateway.springboot;

import io.smsgateway.springboot.properties.SmsGatewayProperties.Async;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounded pool of daemon threads for AsyncSmsGateway. No Executor bean, because it would replace that of Spring Boot. */
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

    /** Lets accepted tasks finish while the client is open. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
