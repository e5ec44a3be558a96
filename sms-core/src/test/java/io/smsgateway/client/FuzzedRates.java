package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Permits of which a part is for codes only, and which show how many are taken and whether one is free. */
final class FuzzedRates implements Rates {

    private record Permit(long at, boolean other) {}

    private final TimeSource time;
    private final int partForCodes;
    private final Map<ProviderId, List<Permit>> taken = new HashMap<>();
    private final Map<ProviderId, Integer> used = new HashMap<>();
    private final Map<ProviderId, Integer> codesAlone = new HashMap<>();

    /**
     * Creates permits.
     *
     * @param partForCodes one of how many permits is for codes only
     */
    FuzzedRates(TimeSource time, int partForCodes) {
        this.time = time;
        this.partForCodes = partForCodes;
    }

    @Override
    public synchronized Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        Duration wait = wait(provider, limit, messageClass);
        if (wait.isZero()) {
            boolean alone = !wait(provider, limit, MessageClass.MARKETING).isZero();
            codesAlone.merge(provider, alone ? 1 : 0, Integer::sum);
            permits(provider, limit).add(new Permit(time.nanos(), ScheduleModel.isOther(messageClass)));
            used.merge(provider, 1, Integer::sum);
        }
        return wait;
    }

    /** Returns how long until a permit is free; zero where one is. */
    synchronized Duration wait(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        List<Permit> all = permits(provider, limit);
        List<Permit> others = all.stream().filter(Permit::other).toList();
        long free = time.nanos();
        if (all.size() >= limit.requests()) {
            free = all.get(0).at() + limit.per().toNanos();
        }
        if (ScheduleModel.isOther(messageClass)
                && others.size() >= limit.requests() - limit.requests() / partForCodes) {
            free = Math.max(free, others.get(0).at() + limit.per().toNanos());
        }
        return Duration.ofNanos(free - time.nanos());
    }

    private List<Permit> permits(ProviderId provider, RateLimit limit) {
        List<Permit> all = taken.computeIfAbsent(provider, first -> new ArrayList<>());
        all.removeIf(permit -> permit.at() <= time.nanos() - limit.per().toNanos());
        return all;
    }

    @Override
    public synchronized void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        used.merge(provider, -1, Integer::sum);
        List<Permit> all = permits(provider, limit);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).other() == ScheduleModel.isOther(messageClass)) {
                all.remove(i);
                return;
            }
        }
    }

    /** Returns how many permits codes took while none was free for other messages. */
    synchronized int codesAlone(ProviderId provider) {
        return codesAlone.getOrDefault(provider, 0);
    }

    /** Returns how many permits were taken and not given back. */
    synchronized int used(ProviderId provider) {
        return used.getOrDefault(provider, 0);
    }
}
