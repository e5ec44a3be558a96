package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.RequestCounts;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The request counts of one vendor. */
public final class ReceivedRequests implements RequestCounts {

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final AtomicInteger largestBatch = new AtomicInteger();

    @Override
    public long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public long requests(String path) {
        LongAdder adder = requests.get(path);
        return adder == null ? 0 : adder.sum();
    }

    @Override
    public Map<String, Long> byPath() {
        Map<String, Long> byPath = new TreeMap<>();
        requests.forEach((path, adder) -> byPath.put(path, adder.sum()));
        return byPath;
    }

    @Override
    public int largestBatch() {
        return largestBatch.get();
    }

    void request(String path) {
        requests.computeIfAbsent(path, p -> new LongAdder()).increment();
    }

    /** Counts a request with this many recipients. */
    public void batch(int recipients) {
        largestBatch.accumulateAndGet(recipients, Math::max);
    }

    void clear() {
        requests.clear();
        largestBatch.set(0);
    }
}
