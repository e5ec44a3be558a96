package io.smsgateway.outbox;

import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.Multiset;
import io.smsgateway.MessageClass;
import java.util.List;
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

    /** Ids are compared within a lease: another machine may have claimed the message since the slot was lost. */
    private record InHand(SlotLease slot, long id) {}

    private final Store store;

    /** One that goes back may be claimed again by another thread, before the first is done with it. */
    private final Multiset<InHand> inHand = ConcurrentHashMultiset.create();

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
            rows.forEach(row -> inHand.add(new InHand(slot, row.id())));
            return rows;
        } catch (OutboxException failed) {
            hasUnknown = true;
            throw failed;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Marks messages whose outcomes are stored or which were given back. Others stay in hand until the slot is taken over. */
    void done(SlotLease slot, List<Tables.Row> rows) {
        rows.forEach(row -> inHand.remove(new InHand(slot, row.id())));
    }

    /** Gives back what failed claims may have taken. Does nothing where none has failed since the last call. */
    void giveUnknownBack(SlotLease slot) {
        if (!hasUnknown) {
            return;
        }
        lock.writeLock().lock();
        try {
            int count = store.giveUnknownBack(slot, id -> inHand.contains(new InHand(slot, id)));
            hasUnknown = false;
            LOG.info("{} message(s) of claims without an answer went back into the queue", count);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
