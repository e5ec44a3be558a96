package io.smsgateway.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Permits of a rate limit in Redis: the cost of one, and how many ten JVMs get together. */
final class SharedPermits {

    private static final int WARM_UP = 3_000;
    private static final int PERMITS = 10_000;
    private static final int ROUND_TRIPS = 2;
    private static final int MACHINES = 10;
    private static final Duration RUN = Duration.ofSeconds(20);
    private static final ProviderId ACME = ProviderId.of("acme");
    private static final Pattern CALLS = Pattern.compile("cmdstat_eval:calls=(\\d+)");
    /** On a busy machine it takes long to connect, of ten JVMs that start at once in particular. */
    private static final RedisSettings PATIENT = RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4));

    private static final RateLimit LIMIT = RateLimit.perSecond(100);

    /** A permit, granted at a time between the two. The clock of the machine is the same for all processes. */
    private record Grant(long askedNanos, long takenNanos) {}

    private final RedisURI redis;

    SharedPermits(RedisURI redis) {
        this.redis = redis;
    }

    /** Permits that are free at once. */
    void measureOne(Table table) {
        measureOne(table, "shared permit, code", MessageClass.OTP);
        measureOne(table, "shared permit, others", MessageClass.MARKETING);
    }

    private void measureOne(Table table, String name, MessageClass messageClass) {
        TimeSource time = TimeSource.system();
        RateLimit wide = RateLimit.perSecond(1_000_000);
        double[] millis = new double[PERMITS];
        try (RedisStores stores = RedisStores.of(redis, PATIENT)) {
            Rates rates = stores.rates();
            for (int i = 0; i < WARM_UP; i++) {
                rates.tryAcquire(ACME, wide, messageClass);
            }
            double before = commands();
            for (int i = 0; i < PERMITS; i++) {
                long start = time.nanos();
                if (!rates.tryAcquire(ACME, wide, messageClass).isZero()) {
                    throw new IllegalStateException("no permit was free");
                }
                millis[i] = (time.nanos() - start) / 1e6;
            }
            table.atMost(name, "round trips", (commands() - before) / PERMITS, Double.NaN, ROUND_TRIPS);
        }
        Arrays.sort(millis);
        table.atMost(name, "p50, ms", millis[PERMITS / 2], Double.NaN, 0.5);
    }

    private double commands() {
        RedisClient client = RedisClient.create(redis);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return CALLS.matcher(connection.sync().info("commandstats"))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .mapToLong(Long::parseLong)
                    .sum();
        } finally {
            client.shutdown();
        }
    }

    /** Ten JVMs that always want a permit. */
    void measureMachines(Table table) throws IOException, InterruptedException {
        List<Process> machines = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        try {
            for (int i = 0; i < MACHINES; i++) {
                machines.add(start());
            }
            for (Process machine : machines) {
                machine.inputReader().readLine();
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
                machine.waitFor();
            }
        } finally {
            machines.forEach(Process::destroyForcibly);
        }
        table.atMost("ten JVMs, 100 a second", "most in a second", mostInASecond(grants), Double.NaN, LIMIT.requests());
        double used = perSecond(grants);
        table.ratioAtLeast(
                "ten JVMs, 100 a second", "used a second", used, LIMIT.requests(), used / LIMIT.requests(), 0.95);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SharedPermits.class.getName(),
                        redis.getHost(),
                        Integer.toString(redis.getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** One machine: takes host and port of Redis, waits for a line, and prints when it asked for and took each permit. */
    public static void main(String[] args) throws IOException, InterruptedException {
        TimeSource time = TimeSource.system();
        // ten JVMs that start at once take longer to connect than a client does
        RedisSettings patient = RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4));
        try (RedisStores stores = RedisStores.of(RedisURI.create(args[0], Integer.parseInt(args[1])), patient)) {
            Rates rates = stores.rates();
            rates.tryAcquire(ProviderId.of("other"), LIMIT, MessageClass.OTP);
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            long start = time.nanos();
            StringBuilder grants = new StringBuilder();
            while (time.nanos() - start < RUN.toNanos()) {
                long asked = time.nanos();
                Duration wait = rates.tryAcquire(ACME, LIMIT, MessageClass.OTP);
                if (wait.isZero()) {
                    grants.append(asked).append(' ').append(time.nanos()).append('\n');
                } else {
                    time.sleep(wait);
                }
            }
            System.out.print(grants);
        }
    }

    /** Returns how many permits were certainly granted within one second. */
    private static int mostInASecond(List<Grant> grants) {
        int most = 0;
        for (Grant first : grants) {
            long end = first.askedNanos() + Duration.ofSeconds(1).toNanos();
            int within = (int) grants.stream()
                    .filter(grant -> grant.askedNanos() - first.askedNanos() >= 0 && grant.takenNanos() - end < 0)
                    .count();
            most = Math.max(most, within);
        }
        return most;
    }

    /** Returns how many were granted in a second on the average, from the first whole second to the last. */
    private static double perSecond(List<Grant> grants) {
        long from = grants.stream()
                .min(Comparator.comparingLong(Grant::takenNanos))
                .orElseThrow()
                .takenNanos();
        long seconds = RUN.toSeconds() - 2;
        long begin = from + Duration.ofSeconds(1).toNanos();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        return (double) grants.stream()
                        .filter(grant -> grant.takenNanos() - begin >= 0 && grant.takenNanos() - end < 0)
                        .count()
                / seconds;
    }
}
