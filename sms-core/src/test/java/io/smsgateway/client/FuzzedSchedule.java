package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A client with random settings, and random calls, faults, interrupts, suspensions and perhaps its end, in virtual time. All is
 * drawn from one seed.
 */
final class FuzzedSchedule {

    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofMinutes(30);
    private static final Duration CHECKED = Duration.ofMinutes(60);
    private static final List<FuzzedVendor.Mood> MOODS = List.of(FuzzedVendor.Mood.values());

    private final Random random;
    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(2));
    private final ScheduleModel model = new ScheduleModel(time, FuzzedVendor.LONGEST_EXCHANGE, Duration.ZERO);
    private final List<FuzzedVendor> vendors = new ArrayList<>();
    private final List<Integer> permits = new ArrayList<>();
    private final boolean closes;
    private final FuzzedDraws draws;
    /** Null where the client has its own, in memory. */
    private final @Nullable FuzzedRates rates;

    private final SmsClient client;

    private FuzzedSchedule(long seed) {
        this.random = new Random(seed);
        this.closes = random.nextInt(3) == 0;
        this.draws = new FuzzedDraws(random);
        this.rates = random.nextInt(3) == 0 ? null : new FuzzedRates(time, 2 + random.nextInt(5));
        this.client = client();
    }

    /** Plays the schedule of a seed; returns what it violated. */
    static List<String> violations(long seed) {
        return new FuzzedSchedule(seed).play();
    }

    private SmsClient client() {
        int executors = random.nextInt(5);
        Executor executor = switch (executors) {
            case 0 -> task -> {};
            case 1 ->
                task -> {
                    throw new RejectedExecutionException();
                };
            default -> task -> time.at(Duration.ofNanos(time.nanos()), task);
        };
        int chunk = 1 + random.nextInt(20);
        SmsClientBuilder builder = SmsClient.builder()
                .time(time)
                .scheduler(time)
                .random(new Random(random.nextLong()))
                .executor(executor);
        for (MessageClass messageClass : MessageClass.values()) {
            builder.chunkSize(messageClass, chunk);
        }
        if (rates != null) {
            builder.rates(rates);
        }
        draws.perhapsCancel(builder, model);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ProviderPolicies policies = draws.policies();
            FuzzedVendor vendor = new FuzzedVendor("vendor" + i, time::sleep, new Random(random.nextLong()), model);
            int takes = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(30);
            builder.provider(vendor.provider(takes, 1 + random.nextInt(3)), policies);
            model.add(
                    vendor.id(),
                    new LineModel(
                            time,
                            policies,
                            Math.min(chunk, takes),
                            executors > 1,
                            () -> rates == null ? 0 : rates.codesAlone(vendor.id())));
            vendors.add(vendor);
            permits.add(policies.maxInFlight());
        }
        return builder.build();
    }

    private List<String> play() {
        int callers = 5 + random.nextInt(30);
        int favourite = random.nextInt(6);
        for (int caller = 0; caller < callers; caller++) {
            List<List<SmsMessage>> calls = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> draws.call(favourite, providers()))
                    .toList();
            time.at(moment(), () -> calls.forEach(this::send));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            FuzzedVendor vendor = vendors.get(random.nextInt(vendors.size()));
            FuzzedVendor.Mood mood = MOODS.get(random.nextInt(MOODS.size()));
            time.at(moment(), () -> vendor.is(mood));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            int chosen = random.nextInt(1000);
            time.at(moment(), () -> interrupt(chosen));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            ProviderId provider = vendors.get(random.nextInt(vendors.size())).id();
            Set<MessageClass> classes = Set.of(draws.anyClass());
            time.at(moment(), () -> suspend(provider, classes));
            time.at(moment(), () -> resume(provider));
        }
        if (closes) {
            time.at(moment(), () -> {
                model.closed();
                client.close();
            });
        }
        time.whenSettled(() -> model.settled(client.providers(), rates));
        time.at(HEALED, this::heal);
        time.at(CHECKED, this::check);
        time.runAll();
        model.over(rates);
        return model.violations();
    }

    private List<ProviderId> providers() {
        return vendors.stream().map(FuzzedVendor::id).toList();
    }

    /** The beginning is busier than the rest. */
    private Duration moment() {
        return Duration.ofNanos((long) (LOAD.toNanos() * Math.pow(random.nextDouble(), 2)));
    }

    private void send(List<SmsMessage> messages) {
        ScheduleModel.MessageCall call = model.begins(messages, FuzzedDraws.deadlines(messages));
        List<SendResult> results = client.sendAll(messages);
        // an interrupt is of one call only
        var unused = Thread.interrupted();
        model.returned(call, results);
    }

    private void interrupt(int chosen) {
        List<ScheduleModel.MessageCall> running = model.running();
        if (!running.isEmpty()) {
            ScheduleModel.MessageCall call = running.get(chosen % running.size());
            if (time.interrupt(call.thread())) {
                model.interrupted(call);
            }
        }
    }

    private void suspend(ProviderId provider, Set<MessageClass> classes) {
        model.line(provider).suspended(classes);
        client.suspend(provider, classes, Refusal.SUSPENDED, "as the script says");
    }

    private void resume(ProviderId provider) {
        client.resume(provider, Set.of(MessageClass.values()));
        model.line(provider).resumed();
    }

    private void heal() {
        vendors.forEach(vendor -> {
            vendor.heal();
            resume(vendor.id());
        });
    }

    /** No permit is lost: of requests, of the rate, or of a circuit that is half-open. */
    private void check() {
        for (FuzzedVendor vendor : vendors) {
            for (int i = 0; i < 8 && !closes; i++) {
                SmsMessage message = draws.message(MessageClass.MARKETING, providers())
                        .via(vendor.id())
                        .within(Duration.ofSeconds(100));
                ScheduleModel.MessageCall call = model.begins(List.of(message), List.of(Duration.ofSeconds(100)));
                SendResult result = client.send(message);
                model.returned(call, List.of(result));
                boolean cancelled = result instanceof Refused refused && refused.reason() == Refusal.CANCELLED;
                model.require(result.isAccepted() || cancelled, "not sent when all is well: " + result);
            }
        }
        List<ProviderStatus> statuses = client.providers();
        for (int i = 0; i < statuses.size(); i++) {
            ProviderStatus status = statuses.get(i);
            model.require(status.availablePermits() == permits.get(i), "permits are lost: " + status);
            model.require(status.waiting().isEmpty(), "messages wait: " + status);
        }
    }
}
