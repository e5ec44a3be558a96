package io.smsgateway.simulator.internal;

import com.google.common.util.concurrent.AtomicLongMap;
import io.smsgateway.simulator.RequestCounts;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The request counts of one vendor. */
public final class ReceivedRequests implements RequestCounts {

    private final AtomicLongMap<String> requests = AtomicLongMap.create();
    private final AtomicInteger largestBatch = new AtomicInteger();

    @Override
    public long requests() {
        return requests.sum();
    }

    @Override
    public long requests(String path) {
        return requests.get(path);
    }

    @Override
    public Map<String, Long> byPath() {
        return new TreeMap<>(requests.asMap());
    }

    @Override
    public int largestBatch() {
        return largestBatch.get();
    }

    void request(String path) {
        requests.incrementAndGet(path);
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
