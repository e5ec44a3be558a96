package io.smsgateway.client;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The client's own threads, where the application supplies none. */
final class DefaultExecutorFactory {

    private static final int MAX_THREADS = 64;

    private DefaultExecutorFactory() {}

    /**
     * Creates virtual threads where the JVM has them (21 and later), else up to 64 daemon threads that end when idle.
     */
    static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJvm) {
            ThreadFactory daemons = new ThreadFactoryBuilder()
                    .setDaemon(true)
                    .setNameFormat("sms-client-%d")
                    .build();
            return new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
        }
    }
}
