package io.smsgateway.springboot.callbacks;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Ids and recipients of the last messages that this process sent. */
final class RecentMessages implements KnownMessages, SendListener {

    private static final int MAX = 100_000;

    private record Id(ProviderId provider, String text) {}

    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    /** Recipients by id, in the order of the ids' first messages. */
    private final Map<Id, Set<PhoneNumber>> messages = new LinkedHashMap<>();

    private int size;

    RecentMessages() {
        this(MAX);
    }

    RecentMessages(int max) {
        this.max = max;
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        ProviderId provider = request.provider();
        List<OutboundMessage> sent = request.messages();
        lock.lock();
        try {
            for (int i = 0; i < results.size(); i++) {
                for (String id : KnownMessages.ids(results.get(i))) {
                    add(new Id(provider, id), sent.get(i).to());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Id id, PhoneNumber recipient) {
        if (!messages.computeIfAbsent(id, first -> new LinkedHashSet<>(1)).add(recipient)) {
            return;
        }
        size++;
        if (size > max) {
            Iterator<Set<PhoneNumber>> oldest = messages.values().iterator();
            Set<PhoneNumber> recipients = oldest.next();
            recipients.remove(recipients.iterator().next());
            if (recipients.isEmpty()) {
                oldest.remove();
            }
            size--;
        }
    }

    @Override
    public boolean knows(ProviderId provider, String messageId, @Nullable PhoneNumber recipient) {
        lock.lock();
        try {
            Set<PhoneNumber> recipients = messages.getOrDefault(new Id(provider, messageId), Set.of());
            return recipient == null ? !recipients.isEmpty() : recipients.contains(recipient);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "RecentMessages{up to " + max + "}";
    }
}
