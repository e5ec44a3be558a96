package io.smsgateway.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The client's own threads, where the user brings none. */
final class Threads {

    private static final int MOST = 64;

    private Threads() {}

    /** Virtual threads where the JVM has them (21 and later), else up to 64 daemon threads that end when idle. */
    static ExecutorService own() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJvm) {
            AtomicInteger count = new AtomicInteger();
            return new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "sms-client-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
