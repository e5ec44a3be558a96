package io.smsgateway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.smsgateway.TimeSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a number of messages took: elapsed time, and CPU time of this process and of the processes of PostgreSQL.
 *
 * @param nanos elapsed
 * @param jvm nanoseconds of CPU
 * @param server nanoseconds of CPU, with the resolution of the operating system's clock
 */
record OutboxCpu(long nanos, long jvm, long server) {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }

    /** Measures work; {@code data} is the directory of the server's data. */
    static OutboxCpu of(Path data, Work work) throws Exception {
        ProcessHandle server = server(data);
        long serverBefore = cpu(server);
        long jvmBefore = PROCESS.getProcessCpuTime();
        long start = TimeSource.system().nanos();
        work.run();
        return new OutboxCpu(
                TimeSource.system().nanos() - start,
                PROCESS.getProcessCpuTime() - jvmBefore,
                cpu(server) - serverBefore);
    }

    private static ProcessHandle server(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static long cpu(ProcessHandle server) {
        return server.descendants()
                .mapToLong(each ->
                        each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    /** Returns microseconds of CPU of both a message. */
    double micros(int messages) {
        return (jvm + server) / 1e3 / messages;
    }

    double jvmMicros(int messages) {
        return jvm / 1e3 / messages;
    }

    double perSecond(int messages) {
        return messages * 1e9 / nanos;
    }
}
