package io.smsgateway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.smsgateway.TimeSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a workload repeatedly on several threads and measures its cost. Not for concurrent rounds. */
final class LoadRunner implements AutoCloseable {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int threads;
    private final ExecutorService workers;
    private final Allocation allocation = new Allocation();
    private final TimeSource time = TimeSource.system();

    LoadRunner(int threads) {
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /** Runs for at least this long. */
    Measurement round(Workload workload, Duration length) throws InterruptedException, ExecutionException {
        long cpu = PROCESS.getProcessCpuTime();
        long bytes = allocation.getAsLong();
        long start = time.nanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            int index = worker;
            counts.add(workers.submit(() -> messages(workload, index, start + length.toNanos())));
        }
        double messages = 0;
        for (Future<Long> count : counts) {
            messages += count.get();
        }
        return new Measurement(
                messages * 1e9 / (time.nanos() - start),
                (PROCESS.getProcessCpuTime() - cpu) / messages,
                (allocation.getAsLong() - bytes) / messages);
    }

    private long messages(Workload workload, int worker, long end) throws Exception {
        long messages = 0;
        for (int iteration = worker; time.nanos() < end; iteration += threads) {
            messages += workload.messages(iteration);
        }
        return messages;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
