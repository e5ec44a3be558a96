package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a client promises of the line of one provider: bounds, order within a class, shares, and the rate. */
final class LineModel {

    /** How many requests of a class may begin in a row while a lower class waits. */
    private static final int IN_A_ROW = 4;

    /**
     * A message that waits.
     *
     * @param call the order of its call's arrival
     * @param order its own order
     * @param begun the requests that had begun by then
     */
    private record Arrival(long call, long order, Object key, Counts begun) {}

    private record Counts(int codesBesideRoom, int codesAlone, int transactional, int marketing) {
        int others() {
            return transactional + marketing;
        }
    }

    /** Where the last arrivals that began came in the order, of those before this moment and of those at it. */
    private static final class Progress {
        private long before;
        private long now;
        private long at;

        /** Returns whether one that arrived earlier was overtaken at an earlier moment. */
        boolean wasOvertaken(long arrival, long nanos) {
            if (nanos > at) {
                before = Math.max(before, now);
                at = nanos;
            }
            now = Math.max(now, arrival);
            return arrival < before;
        }
    }

    private final TimeSource time;
    private final ProviderPolicies policies;
    private final int maxOthers;
    private final int maxMessages;
    private final boolean prompt;
    private final IntSupplier codesAlone;
    private final Map<String, Arrival> waiting = new HashMap<>();
    private final Map<Object, Progress> progress = new HashMap<>();
    private final List<Long> starts = new ArrayList<>();
    private final Map<MessageClass, Long> suspendedAt = new EnumMap<>(MessageClass.class);
    private ScheduleModel.@Nullable MessageCall lastCall;
    private long lastArrival = -1;
    private long arrivals;
    private long callArrivals;
    private int inFlight;
    private int others;
    private int requests;
    private Counts begun = new Counts(0, 0, 0, 0);

    /**
     * Creates a model.
     *
     * @param prompt whether a further thread is always at hand, so that a request begins as soon as it may
     * @param codesAlone how many codes got a permit of the rate while none was free for other messages
     */
    LineModel(TimeSource time, ProviderPolicies policies, int maxMessages, boolean prompt, IntSupplier codesAlone) {
        this.time = time;
        this.policies = policies;
        this.maxOthers = policies.maxInFlight() - policies.maxInFlight() / 5;
        this.maxMessages = maxMessages;
        this.prompt = prompt;
        this.codesAlone = codesAlone;
    }

    void suspended(Set<MessageClass> classes) {
        classes.forEach(each -> suspendedAt.put(each, time.nanos()));
    }

    void resumed() {
        suspendedAt.clear();
    }

    void asks(OutboundMessage message) {
        waiting.remove(ScheduleModel.number(message));
    }

    void arrives(OutboundMessage message, ScheduleModel.MessageCall call, Object key) {
        if (!call.equals(lastCall) || time.nanos() != lastArrival) {
            callArrivals++;
        }
        lastCall = call;
        lastArrival = time.nanos();
        waiting.put(ScheduleModel.number(message), new Arrival(callArrivals, ++arrivals, key, begun));
    }

    void requested(List<OutboundMessage> batch, ScheduleModel model) {
        MessageClass messageClass = batch.get(0).messageClass();
        boolean other = ScheduleModel.isOther(messageClass);
        requests++;
        inFlight++;
        others += other ? 1 : 0;
        model.require(inFlight <= policies.maxInFlight(), inFlight + " requests in flight");
        model.require(others <= maxOthers, others + " requests beside codes in flight");
        model.require(
                time.nanos() <= suspendedAt.getOrDefault(messageClass, Long.MAX_VALUE), "a request while suspended");
        model.require(batch.size() <= maxMessages, batch.size() + " messages in a request");
        Set<Object> people = new HashSet<>();
        batch.forEach(message -> model.require(people.add(message.to()), "a number twice in a request"));
        batch.forEach(message -> model.require(message.messageClass() == messageClass, "two classes in a request"));
        countRate(model);
        List<Arrival> arrived = batch.stream()
                .map(ScheduleModel::number)
                .map(number -> {
                    Arrival arrival = waiting.remove(number);
                    return arrival == null ? straight() : arrival;
                })
                .toList();
        if (prompt) {
            checkOrder(messageClass, arrived, model);
            checkShares(messageClass, arrived.get(0), model);
        }
        count(messageClass);
    }

    /** Counts the turn of a class. */
    void count(MessageClass messageClass) {
        boolean besideRoom = messageClass == MessageClass.OTP && others < maxOthers;
        begun = new Counts(
                begun.codesBesideRoom + (besideRoom ? 1 : 0),
                codesAlone.getAsInt(),
                begun.transactional + (messageClass == MessageClass.TRANSACTIONAL ? 1 : 0),
                begun.marketing + (messageClass == MessageClass.MARKETING ? 1 : 0));
    }

    /** A message that found no other waiting. */
    private Arrival straight() {
        return new Arrival(++callArrivals, ++arrivals, "straight", begun);
    }

    private void countRate(ScheduleModel model) {
        RateLimit limit = policies.rateLimit();
        if (limit != null && prompt) {
            starts.removeIf(start -> start <= time.nanos() - limit.per().toNanos());
            starts.add(time.nanos());
            model.require(starts.size() <= limit.requests(), starts.size() + " requests in " + limit.per());
        }
    }

    private void checkOrder(MessageClass messageClass, List<Arrival> batch, ScheduleModel model) {
        boolean shared = policies.sharedRequests().contains(messageClass);
        // calls that share requests overtake one another, but not within a batch key
        Object group = shared ? List.of(messageClass, batch.get(0).key()) : messageClass;
        long first = shared ? batch.get(0).order() : batch.get(0).call();
        model.require(
                !progress.computeIfAbsent(group, key -> new Progress()).wasOvertaken(first, time.nanos()),
                "a " + messageClass + " message begins after one that came later");
        for (int i = 1; i < batch.size(); i++) {
            model.require(batch.get(i).order() > batch.get(i - 1).order(), "a request out of order");
            model.require(batch.get(i).key().equals(batch.get(0).key()), "a request with two batch keys");
            model.require(shared || batch.get(i).call() == batch.get(0).call(), "a request of two calls");
        }
    }

    /** Requests that begin at one moment may do so in any order. */
    private void checkShares(MessageClass messageClass, Arrival first, ScheduleModel model) {
        int slack = 2 * policies.maxInFlight();
        Counts since = first.begun();
        if (ScheduleModel.isOther(messageClass)) {
            int alone = codesAlone.getAsInt() - since.codesAlone();
            int codes = begun.codesBesideRoom - since.codesBesideRoom() - alone;
            int own = begun.others() - since.others();
            model.require(codes <= IN_A_ROW * (own + 1) + slack, codes + " codes began beside " + own + " others");
        }
        if (messageClass == MessageClass.MARKETING) {
            int transactional = begun.transactional - since.transactional();
            int own = begun.marketing - since.marketing();
            model.require(
                    transactional <= IN_A_ROW * (own + 1) + slack,
                    transactional + " transactional requests began beside " + own + " of marketing");
        }
    }

    /** Every thread waits: a message that waits needs a reason. */
    void settled(ProviderStatus status, @Nullable FuzzedRates rates, ScheduleModel model) {
        boolean healthy = status.state() == ProviderStatus.State.UP
                || status.state() == ProviderStatus.State.OPEN
                || (status.state() == ProviderStatus.State.HALF_OPEN && inFlight == 0 && prompt);
        for (MessageClass messageClass : status.waiting().keySet()) {
            RateLimit limit = policies.rateLimit();
            boolean waits = !mayStart(messageClass, status.availablePermits())
                    || (limit != null
                            // those in memory do not tell whether one is free
                            && (rates == null
                                    || !rates.wait(status.provider(), limit, messageClass)
                                            .isZero()));
            model.require(waits || !healthy, messageClass + " waits for nothing: " + status);
        }
    }

    private boolean mayStart(MessageClass messageClass, int permits) {
        boolean other = ScheduleModel.isOther(messageClass);
        int kept = policies.maxInFlight() - maxOthers;
        // a granted request that waits for a thread is not in flight yet
        return prompt
                ? inFlight < policies.maxInFlight() && (!other || others < maxOthers)
                : permits > (other ? kept : 0);
    }

    void ended(List<OutboundMessage> batch) {
        inFlight--;
        others -= ScheduleModel.isOther(Objects.requireNonNull(batch.get(0)).messageClass()) ? 1 : 0;
    }

    void over(ProviderId provider, @Nullable FuzzedRates rates, ScheduleModel model) {
        if (rates != null && policies.rateLimit() != null) {
            int permits = rates.used(provider);
            model.require(permits == requests, permits + " permits of the rate for " + requests + " requests");
        }
        model.require(inFlight == 0, inFlight + " requests to " + provider + " never ended");
    }
}
