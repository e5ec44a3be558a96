package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims messages, and gives those back whose claim was committed although its answer was lost: no thread would send them for
 * as long as the slot is held.
 */
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final Store store;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    /** Held for reading by claims, whose rows must be in hand before others are given back. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private volatile boolean hasUnknown;

    Claims(Store store) {
        this.store = store;
    }

    List<Tables.Row> take(SlotLease slot, MessageClass messageClass, int limit) {
        lock.readLock().lock();
        try {
            List<Tables.Row> rows = store.claim(slot, messageClass, limit);
            rows.forEach(row -> inHand.add(row.id()));
            return rows;
        } catch (OutboxException failed) {
            hasUnknown = true;
            throw failed;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Marks messages as sent or given back. */
    void done(List<Tables.Row> rows) {
        rows.forEach(row -> inHand.remove(row.id()));
    }

    /** Gives back what failed claims may have taken. Does nothing where none has failed since the last call. */
    void giveUnknownBack(SlotLease slot) {
        if (!hasUnknown) {
            return;
        }
        lock.writeLock().lock();
        try {
            int count = store.giveUnknownBack(slot, inHand);
            hasUnknown = false;
            LOG.info("{} message(s) of claims without an answer went back into the queue", count);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
