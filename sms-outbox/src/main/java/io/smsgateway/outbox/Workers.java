package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that send the messages of a slot, while this process holds it. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Sender sender;
    private final TimeSource time;
    private final int count;
    private final Map<MessageClass, Semaphore> work = new EnumMap<>(MessageClass.class);
    private volatile @Nullable SlotLease slot;
    private volatile boolean stopping;

    Workers(Sender sender, TimeSource time, int count) {
        this.sender = sender;
        this.time = time;
        this.count = count;
        for (MessageClass each : MessageClass.values()) {
            work.put(each, new Semaphore(0));
        }
    }

    /** Announces messages of these classes. */
    void nudge(Set<MessageClass> classes) {
        classes.forEach(each -> release(each));
    }

    /** Gives back what claims have taken whose answers were lost. */
    void giveUnknownBack(SlotLease lease) {
        sender.giveUnknownBack(lease);
    }

    private Semaphore work(MessageClass messageClass) {
        return Objects.requireNonNull(work.get(messageClass));
    }

    private void release(MessageClass messageClass) {
        Semaphore announced = work(messageClass);
        if (announced.availablePermits() < count) {
            announced.release();
        }
    }

    /** Starts threads that send for a slot. */
    List<Thread> start(SlotLease lease) {
        slot = lease;
        List<Thread> threads = new ArrayList<>();
        for (MessageClass each : MessageClass.values()) {
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(() -> run(lease, each), "sms-outbox-" + each.name() + "-" + i);
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        }
        nudge(Set.of(MessageClass.values()));
        return threads;
    }

    /** Lets the threads end after the list that they are sending. */
    void stop() {
        stopping = true;
        lose();
    }

    /** Lets the threads of the current slot end. */
    void lose() {
        slot = null;
        work.values().forEach(announced -> announced.release(count));
    }

    private boolean isHeld(SlotLease lease) {
        return lease.equals(slot);
    }

    private void run(SlotLease lease, MessageClass messageClass) {
        int limit = messageClass == MessageClass.MARKETING ? 1_000 : 100;
        try {
            while (isHeld(lease)) {
                work(messageClass).acquire();
                int sent = isHeld(lease) ? sendQuietly(lease, messageClass, limit) : 0;
                if (sent > 0) {
                    // more may wait than one thread has taken
                    release(messageClass);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private int sendQuietly(SlotLease lease, MessageClass messageClass, int limit) throws InterruptedException {
        try {
            return sender.send(lease, messageClass, limit, () -> isHeld(lease) || !stopping);
        } catch (RuntimeException | Error failure) {
            LOG.error("Sending {} messages of the outbox failed; trying again", messageClass, failure);
            time.sleep(PAUSE_AFTER_FAILURE);
            return 0;
        }
    }

    /** Waits for threads; returns whether all have ended. */
    static boolean join(List<Thread> threads, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }
}
