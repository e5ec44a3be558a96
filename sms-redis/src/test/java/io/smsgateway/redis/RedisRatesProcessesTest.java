package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JVMs that always want a permit of one limit: 2 in the build, 10 in the soak. */
final class RedisRatesProcessesTest {

    private static final int MACHINES = Integer.getInteger("sms.stores.jvms", 2);
    private static final RateLimit LIMIT = RateLimit.of(300, Duration.ofSeconds(3));
    private static final long RUN = TimeUnit.SECONDS.toNanos(6);
    /** A machine asks again soon, so that a time without permits shows. */
    private static final Duration MAX_WAIT = Duration.ofMillis(20);

    private static final ProviderId ACME = ProviderId.of("acme");

    /** What the bucket holds lasts this long; the permits of a longer time in which no machine asks are lost. */
    private static final long KEPT = TimeUnit.MILLISECONDS.toNanos(100);

    /** A call, which ran between the two times. The monotonic clock of a machine is the same for all of its processes. */
    private record Ask(long asked, long answered, boolean granted) {}

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    /** Takes the port of Redis, waits for a line, and prints each call. */
    public static void main(String[] args) throws IOException, InterruptedException {
        TimeSource time = TimeSource.system();
        RedisURI uri = RedisURI.create("127.0.0.1", Integer.parseInt(args[0]));
        try (RedisStores stores = RedisStores.of(uri, TestRedis.SETTINGS)) {
            Rates rates = stores.rates();
            rates.tryAcquire(ProviderId.of("other"), LIMIT, MessageClass.OTP);
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            StringBuilder calls = new StringBuilder();
            long start = System.nanoTime();
            for (long asked = start; asked - start < RUN; asked = System.nanoTime()) {
                Duration wait = rates.tryAcquire(ACME, LIMIT, MessageClass.OTP);
                calls.append(asked)
                        .append(' ')
                        .append(System.nanoTime())
                        .append(' ')
                        .append(wait.isZero());
                calls.append('\n');
                time.sleep(wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT);
            }
            System.out.print(calls);
        }
    }

    @Test
    void getTogetherWhatTheLimitPermits() throws Exception {
        List<Ask> calls = run();
        List<Ask> grants = calls.stream().filter(Ask::granted).toList();

        assertThat(grants)
                .allSatisfy(first -> assertThat(grants.stream()
                                .filter(grant -> grant.asked() - first.asked() >= 0
                                        && grant.answered() - first.asked()
                                                < LIMIT.per().toNanos())
                                .count())
                        .as("certainly granted in a period")
                        .isLessThanOrEqualTo(LIMIT.requests()));
        long begin = calls.get(0).answered() + TimeUnit.SECONDS.toNanos(1);
        List<Ask> later =
                calls.stream().filter(call -> call.answered() - begin >= 0).toList();
        long used = later.stream().filter(Ask::granted).count();
        assertThat(used / secondsWithCalls(later))
                .as("used a second, while machines could ask")
                .isGreaterThanOrEqualTo(95);
    }

    private static double secondsWithCalls(List<Ask> calls) {
        long nanos = 0;
        for (int i = 1; i < calls.size(); i++) {
            nanos += Math.min(KEPT, calls.get(i).answered() - calls.get(i - 1).answered());
        }
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    /** Returns the calls of all machines, in the order of their answers. */
    private List<Ask> run() throws IOException, InterruptedException {
        List<Process> machines = new ArrayList<>();
        List<Ask> calls = new ArrayList<>();
        try {
            for (int i = 0; i < MACHINES; i++) {
                machines.add(start());
            }
            for (Process machine : machines) {
                assertThat(machine.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process machine : machines) {
                machine.outputWriter().append('\n').flush();
            }
            for (Process machine : machines) {
                BufferedReader output = machine.inputReader();
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    String[] times = line.split(" ", -1);
                    calls.add(new Ask(
                            Long.parseLong(times[0]), Long.parseLong(times[1]), Boolean.parseBoolean(times[2])));
                }
                assertThat(machine.waitFor()).isZero();
            }
        } finally {
            machines.forEach(Process::destroyForcibly);
        }
        calls.sort(Comparator.comparingLong(Ask::answered));
        return calls;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RedisRatesProcessesTest.class.getName(),
                        Integer.toString(redis.uri().getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
