package io.smsgateway.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Total number of bytes that all threads have allocated. */
final class Allocation implements LongSupplier {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> byThread = new HashMap<>();

    @Override
    public long getAsLong() {
        try {
            // since 21, and the only one that counts virtual threads
            return (Long)
                    ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(threads);
        } catch (ReflectiveOperationException olderJvm) {
            return sum();
        }
    }

    /** Sums the threads, including those that have ended, up to the last call before their end. */
    private long sum() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] > 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread.values().stream().mapToLong(Long::longValue).sum();
    }
}
