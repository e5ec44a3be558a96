package io.smsgateway.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The HTTP requests that one vendor received, whatever became of them. Safe for any number of threads. */
public final class Traffic {

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final AtomicInteger largestBatch = new AtomicInteger();

    Traffic() {}

    /** All requests whose header arrived; a refused connection is none. */
    public long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** The requests for one path, such as {@code /v1/messages}; double slashes of Itniotech count as one. */
    public long requests(String path) {
        LongAdder adder = requests.get(path);
        return adder == null ? 0 : adder.sum();
    }

    /** The requests of each path that was asked for, by path. */
    public Map<String, Long> byPath() {
        Map<String, Long> byPath = new TreeMap<>();
        requests.forEach((path, adder) -> byPath.put(path, adder.sum()));
        return byPath;
    }

    /** The most recipients that any one request named, accepted or not; 0 when none came. */
    public int largestBatch() {
        return largestBatch.get();
    }

    void request(String path) {
        requests.computeIfAbsent(path, p -> new LongAdder()).increment();
    }

    void batch(int recipients) {
        largestBatch.accumulateAndGet(recipients, Math::max);
    }

    void clear() {
        requests.clear();
        largestBatch.set(0);
    }
}
