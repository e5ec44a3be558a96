package io.smsgateway.idempotency;

import java.util.Map;
import java.util.Set;

/** Result of a claim of many keys: which belong to the owner now, and which are taken. */
public final class Claims {

    private final Set<String> claimed;
    private final Map<String, TakenKey> taken;

    private Claims(Set<String> claimed, Map<String, TakenKey> taken) {
        this.claimed = claimed;
        this.taken = taken;
    }

    /**
     * Creates the result of a claim.
     *
     * @param claimed the keys that belong to the owner now; copied
     * @param taken the other keys; copied
     * @throws IllegalArgumentException when a key is in both
     */
    public static Claims of(Set<String> claimed, Map<String, TakenKey> taken) {
        for (String key : taken.keySet()) {
            if (claimed.contains(key)) {
                throw new IllegalArgumentException("a key is both claimed and taken; correct the store");
            }
        }
        return new Claims(Set.copyOf(claimed), Map.copyOf(taken));
    }

    /** Returns the keys that belong to the owner now; unmodifiable. */
    public Set<String> claimed() {
        return claimed;
    }

    /** Returns the keys that other calls have claimed; unmodifiable. */
    public Map<String, TakenKey> taken() {
        return taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claims claims && claimed.equals(claims.claimed) && taken.equals(claims.taken);
    }

    @Override
    public int hashCode() {
        return 31 * claimed.hashCode() + taken.hashCode();
    }

    @Override
    public String toString() {
        return "Claims{" + claimed.size() + " claimed, " + taken.size() + " taken}";
    }
}
