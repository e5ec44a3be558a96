package io.smsgateway.springboot.callbacks;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.springboot.state.ConfiguredStores;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were sent by providers with callbacks enabled.
 *
 * @param redirectTo who gets every message instead of its recipient; null where messages are not redirected
 * @param known finds them
 * @param listener stores them
 */
record TrackedMessages(
        Predicate<ProviderId> hasCallbacks,
        Supplier<@Nullable PhoneNumber> redirectTo,
        KnownMessages known,
        SendListener listener)
        implements KnownMessages, SendListener {

    static TrackedMessages of(
            ConfiguredStores stores, Predicate<ProviderId> hasCallbacks, Supplier<@Nullable PhoneNumber> redirectTo) {
        RecentMessages memory = new RecentMessages();
        return new TrackedMessages(
                hasCallbacks,
                redirectTo,
                stores.sentMessages().orElse(memory),
                stores.sentMessagesListener().orElse(memory));
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        if (hasCallbacks.test(request.provider())) {
            listener.requestCompleted(request, results, took);
        }
    }

    @Override
    public boolean knows(ProviderId provider, String messageId, @Nullable PhoneNumber recipient) {
        // a message is stored with the recipient that it was redirected from
        boolean redirected = recipient != null && recipient.equals(redirectTo.get());
        return known.knows(provider, messageId, redirected ? null : recipient);
    }
}
