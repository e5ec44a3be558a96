package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Traffic;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The HTTP requests that one vendor received, whatever became of them. Safe for any number of threads. */
public final class ReceivedRequests implements Traffic {

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

    public void request(String path) {
        requests.computeIfAbsent(path, p -> new LongAdder()).increment();
    }

    public void batch(int recipients) {
        largestBatch.accumulateAndGet(recipients, Math::max);
    }

    public void clear() {
        requests.clear();
        largestBatch.set(0);
    }
}
