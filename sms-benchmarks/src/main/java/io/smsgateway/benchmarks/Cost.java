package io.smsgateway.benchmarks;

import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import io.smsgateway.client.ProviderPolicies;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints the cost of the library relative to a hand-written exchange, and the cost of its policies and of numbers alone. */
final class Cost {

    private static final String APP_KEY = "benchmarkJsmsAppKey00001";
    private static final String MASTER_SECRET = "benchmarkJsmsMasterSec01";
    /** A fifth is kept for codes; the rest must be more than the largest number of callers. */
    private static final int MAX_IN_FLIGHT = 400;

    private static final int CAMPAIGN = 100_000;
    private static final int A_REQUEST = 1000;
    private static final Duration BESIDE_LISTS = Duration.ofSeconds(30);

    private final Table table = new Table();

    private Cost() {}

    /** Takes no arguments; exits with 0 even where a figure misses its limit, because a busy machine proves nothing. */
    public static void main(String[] args) throws Exception {
        Cost cost = new Cost();
        cost.exchanges();
        cost.policiesAlone();
        cost.numbers();
        System.out.println(
                cost.table.isAnyShort() ? "Some figures miss their limit." : "All figures are within their limits.");
    }

    private void exchanges() throws IOException, InterruptedException, ExecutionException {
        List<SampleMessage> samples = SampleMessage.many(CAMPAIGN);
        try (ChildProcess stub = ChildProcess.start(StubServer.class, "256m")) {
            URI vendor = stub.url();
            try (Library library = new Library(vendor, APP_KEY, MASTER_SECRET, MAX_IN_FLIGHT);
                    HandWritten byHand = new HandWritten(vendor, APP_KEY, MASTER_SECRET, MAX_IN_FLIGHT)) {
                for (int inFlight : new int[] {1, 64, 256}) {
                    single(inFlight, samples, library, byHand);
                }
                campaign(samples, library, byHand);
            }
        }
        sharedRequests(samples);
        codesBesideLists(samples);
    }

    private void single(int inFlight, List<SampleMessage> samples, Library library, HandWritten byHand)
            throws InterruptedException, ExecutionException {
        Scenario scenario = new Scenario(
                "send, " + inFlight + " in flight",
                inFlight,
                iteration -> {
                    library.send(samples.get(iteration % CAMPAIGN));
                    return 1;
                },
                iteration -> {
                    if (byHand.send(samples.get(iteration % CAMPAIGN)).isEmpty()) {
                        throw new IllegalStateException("not accepted");
                    }
                    return 1;
                });
        Scenario.Outcome outcome = scenario.run();
        throughput(scenario, outcome, 0.90);
        table.ratioAtMost(
                scenario.name(),
                "CPU us a message",
                outcome.ofLibrary(Measurement::cpuNanos) / 1000,
                outcome.ofByHand(Measurement::cpuNanos) / 1000,
                outcome.ratio(Measurement::cpuNanos),
                1.20);
        table.ratioAtMost(
                scenario.name(),
                "bytes a message",
                outcome.ofLibrary(Measurement::bytes),
                outcome.ofByHand(Measurement::bytes),
                outcome.ratio(Measurement::bytes),
                1.5);
    }

    private void campaign(List<SampleMessage> samples, Library library, HandWritten byHand)
            throws InterruptedException, ExecutionException {
        Scenario scenario = new Scenario(
                "sendAll of " + CAMPAIGN,
                1,
                iteration -> {
                    library.sendAll(Library.campaign(samples));
                    return CAMPAIGN;
                },
                iteration -> {
                    for (int from = 0; from < CAMPAIGN; from += A_REQUEST) {
                        Map<String, String> ids = byHand.sendAll(samples.subList(from, from + A_REQUEST));
                        if (ids.size() != A_REQUEST) {
                            throw new IllegalStateException("not all were accepted");
                        }
                    }
                    return CAMPAIGN;
                });
        Scenario.Outcome outcome = scenario.run();
        throughput(scenario, outcome, 0.50);
        table.figure(
                scenario.name(),
                "CPU us a message",
                outcome.ofLibrary(Measurement::cpuNanos) / 1000,
                outcome.ofByHand(Measurement::cpuNanos) / 1000,
                outcome.ratio(Measurement::cpuNanos));
        table.atMost(
                scenario.name(),
                "bytes a message",
                outcome.ofLibrary(Measurement::bytes),
                outcome.ofByHand(Measurement::bytes),
                1000);
    }

    private void throughput(Scenario scenario, Scenario.Outcome outcome, double bar) {
        table.ratioAtLeast(
                scenario.name(),
                "messages a second",
                outcome.ofLibrary(Measurement::perSecond),
                outcome.ofByHand(Measurement::perSecond),
                outcome.ratio(Measurement::perSecond),
                bar);
    }

    /** Callers of single messages that wait at the same time share requests, or do not. */
    private void sharedRequests(List<SampleMessage> samples)
            throws IOException, InterruptedException, ExecutionException {
        ProviderPolicies eight = ProviderPolicies.DEFAULT.withMaxInFlight(8);
        try (ChildProcess stub = ChildProcess.start(StubServer.class, "256m", "20000");
                Library sharing = new Library(
                        stub.url(), APP_KEY, MASTER_SECRET, eight.withSharedRequests(Set.of(MessageClass.MARKETING)));
                Library alone = new Library(stub.url(), APP_KEY, MASTER_SECRET, eight)) {
            Scenario scenario = new Scenario(
                    "256 callers, shared or not",
                    256,
                    iteration -> {
                        sharing.send(samples.get(iteration % CAMPAIGN), MessageClass.MARKETING);
                        return 1;
                    },
                    iteration -> {
                        alone.send(samples.get(iteration % CAMPAIGN), MessageClass.MARKETING);
                        return 1;
                    });
            throughput(scenario, scenario.run(), 10);
        }
    }

    /** Codes one after the other, beside lists that are sent all the time. */
    private void codesBesideLists(List<SampleMessage> samples)
            throws IOException, InterruptedException, ExecutionException {
        TimeSource time = TimeSource.system();
        try (ChildProcess stub = ChildProcess.start(StubServer.class, "256m", "200000");
                Library library = new Library(stub.url(), APP_KEY, MASTER_SECRET, ProviderPolicies.DEFAULT)) {
            long end = time.nanos() + BESIDE_LISTS.toNanos();
            CompletableFuture<Void> lists = CompletableFuture.runAsync(() -> {
                while (time.nanos() < end) {
                    library.sendAll(Library.campaign(samples));
                }
            });
            List<Double> millis = new ArrayList<>();
            while (time.nanos() < end) {
                long start = time.nanos();
                library.send(samples.get(millis.size()), MessageClass.OTP);
                millis.add((time.nanos() - start) / 1e6);
            }
            lists.get();
            Collections.sort(millis);
            table.atMost("code beside lists", "p99 ms", millis.get(millis.size() * 99 / 100), Double.NaN, 250);
        }
    }

    private void policiesAlone() throws RunnerException {
        for (RunResult result : allocating(PoliciesBenchmark.class)) {
            String name = "policies alone, " + result.getPrimaryResult().getLabel();
            table.atMost(name, "ns a message", result.getPrimaryResult().getScore(), Double.NaN, 400);
            table.atMost(name, "bytes a message", bytes(result), Double.NaN, 650);
        }
    }

    private void numbers() throws RunnerException {
        for (RunResult result : allocating(NumberBenchmark.class)) {
            String name = "number, " + result.getPrimaryResult().getLabel();
            table.atMost(name, "ns a number", result.getPrimaryResult().getScore(), Double.NaN, 300);
            table.atMost(name, "bytes a number", bytes(result), Double.NaN, 200);
        }
    }

    private static Collection<RunResult> allocating(Class<?> benchmark) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(benchmark.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static double bytes(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }
}
