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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JVMs that always want a permit of one limit: 2 in the build, 10 in the soak. */
final class RedisRatesProcessesTest {

    private static final int MACHINES = Integer.getInteger("sms.stores.jvms", 2);
    private static final RateLimit LIMIT = RateLimit.of(300, Duration.ofSeconds(3));
    private static final long RUN = TimeUnit.SECONDS.toNanos(6);
    private static final ProviderId ACME = ProviderId.of("acme");

    /** A permit, granted between the two. The monotonic clock of a machine is the same for all of its processes. */
    private record Grant(long asked, long taken) {}

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    /** Takes the port of Redis, waits for a line, and prints when it asked for and took each permit. */
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
            StringBuilder grants = new StringBuilder();
            long start = System.nanoTime();
            for (long asked = start; asked - start < RUN; asked = System.nanoTime()) {
                Duration wait = rates.tryAcquire(ACME, LIMIT, MessageClass.OTP);
                if (wait.isZero()) {
                    grants.append(asked).append(' ').append(System.nanoTime()).append('\n');
                } else {
                    time.sleep(wait);
                }
            }
            System.out.print(grants);
        }
    }

    @Test
    void getTogetherWhatTheLimitPermits() throws Exception {
        List<Grant> grants = run();

        assertThat(grants)
                .allSatisfy(first -> assertThat(grants.stream()
                                .filter(grant -> grant.asked() - first.asked() >= 0
                                        && grant.taken() - first.asked()
                                                < LIMIT.per().toNanos())
                                .count())
                        .as("certainly granted in a period")
                        .isLessThanOrEqualTo(LIMIT.requests()));
        long begin = taken(grants).min().orElseThrow() + TimeUnit.SECONDS.toNanos(1);
        long used = taken(grants)
                .filter(taken -> taken - begin >= 0 && taken - begin < TimeUnit.SECONDS.toNanos(4))
                .count();
        assertThat(used).as("used of 400 in 4 s").isGreaterThanOrEqualTo(380);
    }

    private static LongStream taken(List<Grant> grants) {
        return grants.stream().mapToLong(Grant::taken);
    }

    private List<Grant> run() throws IOException, InterruptedException {
        List<Process> machines = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
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
                    grants.add(new Grant(Long.parseLong(times[0]), Long.parseLong(times[1])));
                }
                assertThat(machine.waitFor()).isZero();
            }
        } finally {
            machines.forEach(Process::destroyForcibly);
        }
        return grants;
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
