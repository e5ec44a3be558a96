package io.smsgateway.springboot;

import io.smsgateway.AsyncSmsGateway;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads on which clients make the requests of a list, with the MDC and the observation of the caller: virtual threads where
 * the JVM has them, else up to 64 daemon threads.
 */
final class RequestThreads implements AutoCloseable {

    private static final int MAX_THREADS = 64;

    private final ExecutorService threads = create();
    private final Executor carrying = AsyncSmsGateway.carrying(threads);

    private static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJvm) {
            AtomicInteger count = new AtomicInteger();
            return new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "sms-client-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    Executor executor() {
        return carrying;
    }

    /** Called after the clients were closed. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
