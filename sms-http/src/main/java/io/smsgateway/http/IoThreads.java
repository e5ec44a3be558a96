package io.smsgateway.http;

import com.google.common.util.concurrent.Uninterruptibles;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exchanges of virtual threads on platform threads. A socket closes itself if a virtual thread that uses it
 * is interrupted, and the outcome of the exchange would be lost; that of a platform thread ignores the interrupt.
 */
final class IoThreads implements AutoCloseable {

    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

    /** As many threads as exchanges, which the pool of connections bounds. */
    private final ExecutorService threads;

    IoThreads(String name) {
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), exchange -> {
                    Thread thread = new Thread(exchange, "sms-http-io-" + name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Null before JDK 21, which has no virtual threads. */
    private static @Nullable MethodHandle isVirtual() {
        try {
            return MethodHandles.lookup().findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException none) {
            return null;
        }
    }

    /** Calls the exchange on this thread, or on a platform thread if this one is virtual; waits for it either way. */
    <T> T call(Callable<T> exchange) throws Throwable {
        if (IS_VIRTUAL == null || !(boolean) IS_VIRTUAL.invokeExact(Thread.currentThread())) {
            return exchange.call();
        }
        try {
            return Uninterruptibles.getUninterruptibly(threads.submit(exchange));
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw cause == null ? failure : cause;
        }
    }

    /** Lets exchanges in flight end and takes no further ones. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
