package io.smsgateway.codes;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Code store in this process, for one machine. A restart forgets all codes. Keeps each code for an hour after its end, up to a maximum number;
 * where that many have not ended, no other can be started.
 */
public final class InMemoryCodeStore implements CodeStore {

    private final int max;
    private final Object lock = new Object();
    /** In the order in which they were started, which is about the order in which they end. */
    private final Map<String, StoredCode> codes = new LinkedHashMap<>();

    /** Creates a store of 100,000 codes. */
    public InMemoryCodeStore() {
        this(100_000);
    }

    /**
     * Creates a store.
     *
     * @param max maximum number of codes, at least 1; some 500 bytes each
     */
    public InMemoryCodeStore(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, not " + max);
        }
        this.max = max;
    }

    @Override
    public void create(StoredCode code, Instant now) {
        synchronized (lock) {
            forget(now.minus(StoredCode.KEEP));
            if (codes.size() >= max) {
                forget(now);
            }
            if (codes.size() >= max) {
                throw new IllegalStateException("the store of codes is full: " + max + " codes have not ended");
            }
            if (codes.putIfAbsent(code.id(), code) != null) {
                throw new IllegalStateException("the id of a code is there already");
            }
        }
    }

    private void forget(Instant ended) {
        Iterator<StoredCode> oldest = codes.values().iterator();
        while (oldest.hasNext() && oldest.next().endsAt() <= ended.toEpochMilli()) {
            oldest.remove();
        }
    }

    @Override
    public CodeCheck check(String id, String binding, boolean right, Instant now) {
        synchronized (lock) {
            StoredCode code = codes.get(id);
            if (code == null) {
                return CodeCheck.of(CodeVerdict.UNKNOWN);
            }
            CodeCheck check = code.check(binding, right, now);
            codes.put(id, code.after(check));
            return check;
        }
    }

    @Override
    public Optional<StoredCode> find(String id) {
        synchronized (lock) {
            return Optional.ofNullable(codes.get(id));
        }
    }

    @Override
    public boolean resend(StoredCode seen, StoredCode next) {
        synchronized (lock) {
            StoredCode code = codes.get(seen.id());
            StoredCode resent = code == null ? null : code.resent(seen, next);
            if (resent != null) {
                codes.put(seen.id(), resent);
            }
            return resent != null;
        }
    }

    @Override
    public void cancel(String id) {
        synchronized (lock) {
            codes.remove(id);
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryCodeStore{" + codes.size() + " of " + max + "}";
        }
    }
}
