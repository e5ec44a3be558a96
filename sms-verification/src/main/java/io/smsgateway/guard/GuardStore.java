package io.smsgateway.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a guard: {@link InMemoryGuardStore}, {@link JdbcGuardStore} or {@link RedisGuardStore}. Numbers, addresses and
 * tenants are in it as keyed hashes only. Safe for many threads.
 */
public abstract class GuardStore {

    GuardStore() {}

    /**
     * Counts a message in one step, unless an enforced log does not permit it, and returns what was there before.
     *
     * @throws RuntimeException when the store fails; the message may have been counted
     */
    abstract Counts count(Send send);

    /** Takes back what {@link #count} counted for a message. */
    abstract void undo(Send send);

    /** Returns a log; empty where there is none. */
    abstract String events(String log);

    /** Counts a verified code in the slots of these counters. */
    abstract void verified(List<Send.Counter> counters);

    /**
     * Stores the block of a prefix.
     *
     * @param seen the block that it replaces; null for none
     * @return false, and nothing changed, where another one is stored
     */
    abstract boolean replace(@Nullable PrefixBlock seen, PrefixBlock block);

    /** Returns all blocks that are stored, in any order. */
    abstract List<PrefixBlock> blocks();
}
