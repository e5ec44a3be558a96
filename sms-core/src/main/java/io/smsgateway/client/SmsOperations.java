package io.smsgateway.client;

import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.VerificationService;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a client offers beside sending: plans, services, balances and the state of its providers. An interface, so that an
 * application can wrap the client and replace it in tests. Methods may be added, with a default. Safe for many threads.
 */
public interface SmsOperations {

    /**
     * Plans a message without sending it: its route, why other providers are not in it, and the form of the message at
     * each. A route by weight is drawn anew each time.
     */
    SendPlan plan(SmsMessage message);

    /**
     * Prepares for the first message, so that it takes little longer than later ones: opens connections to all providers and
     * loads what sending needs. Sends no request. Blocks at most for the connect timeout. A failure has no effect. Does
     * nothing by default.
     */
    default void warmUp() {}

    /**
     * Returns what sends any number of messages in constant memory, with progress and cancellation. The default throws; a
     * wrapper returns that of the client that it wraps, a fake that of a client with a scripted provider.
     */
    default BulkSend bulk() {
        throw new UnsupportedOperationException(
                "override bulk() to send in bulk by " + getClass().getName());
    }

    /**
     * Returns the service for codes that vendors make: started through the whole route, each checked at the provider
     * that made it.
     */
    VerificationService verification();

    /**
     * Returns the service for messages that vendors store and send later, at the first provider of their route that
     * supports it.
     */
    ScheduleService schedules();

    /**
     * Returns a further service of one provider, such as its delivery reports; empty where the provider is not in the
     * route or has none.
     */
    <T> Optional<T> service(ProviderId provider, Class<T> type);

    /**
     * Queries the balance of every provider of the route, in parallel, and returns one result for each. A balance that
     * was read ends suspensions as for {@link #balance}.
     */
    List<BalanceResult> balances();

    /**
     * Queries the balance of one provider; blocks until it responded or timed out. A balance that was read ends those
     * suspensions of the provider that are not by hand, except those for {@link Refusal#OUT_OF_CREDIT} of classes that it
     * shows to be empty.
     *
     * @return the result; {@link io.smsgateway.BalanceUnavailable} where the query failed
     * @throws IllegalArgumentException when there is no such provider
     */
    BalanceResult balance(ProviderId provider);

    /**
     * Queries the balances of some providers and passes on each result when it is there. The client queries in parallel,
     * and calls the consumer on several threads at once; this method queries one after the other with {@link #balance}.
     * Blocks until every result was passed on.
     *
     * @param onResult called once for each provider; must not throw
     * @throws IllegalArgumentException when there is no such provider
     */
    default void balances(Set<ProviderId> providers, BiConsumer<ProviderId, ? super BalanceResult> onResult) {
        providers.forEach(provider -> onResult.accept(provider, balance(provider)));
    }

    /**
     * Returns the result of the last balance query to a provider, whatever caused it, without a query: the same object
     * until the next query. Empty before the first, or where there is no such provider.
     */
    Optional<BalanceResult> lastBalance(ProviderId provider);

    /** Returns the state of every provider of the route, in order. */
    List<ProviderStatus> providers();

    /**
     * Suspends a provider for all message classes, without a note; see {@link #suspend(ProviderId, Set, Refusal, String)}.
     */
    default void suspend(ProviderId provider, Refusal reason) {
        suspend(provider, EnumSet.allOf(MessageClass.class), reason, "");
    }

    /**
     * Suspends a provider for one message class, without a note; see {@link #suspend(ProviderId, Set, Refusal, String)}.
     */
    default void suspend(ProviderId provider, MessageClass messageClass, Refusal reason) {
        suspend(provider, EnumSet.of(messageClass), reason, "");
    }

    /**
     * Suspends a provider for some message classes, as if it had refused for this reason: {@link Refusal#OUT_OF_CREDIT}
     * and the like until its balance can be read again and is not empty, {@link Refusal#SUSPENDED} until it is resumed.
     * {@link Refusal#SUSPENDED} replaces a suspension in force, any other reason does not.
     *
     * @param note who suspends it and why, up to 200 characters; may be empty. Is stored, logged and shown to operators
     * @throws IllegalArgumentException when there is no such provider, the reason does not suspend, or the note is longer
     * @throws IllegalStateException when the store of suspensions fails; the provider is suspended in this client then, until
     *     the store can be read again
     */
    void suspend(ProviderId provider, Set<MessageClass> messageClasses, Refusal reason, String note);

    /** Ends every suspension of a provider; see {@link #resume(ProviderId, Set)}. */
    default void resume(ProviderId provider) {
        resume(provider, EnumSet.allOf(MessageClass.class));
    }

    /**
     * Ends the suspensions of a provider for some message classes; its next messages show whether it works.
     *
     * @throws IllegalArgumentException when there is no such provider
     * @throws IllegalStateException when the store of suspensions fails; the suspensions are ended in this client then, until
     *     the store can be read again
     */
    void resume(ProviderId provider, Set<MessageClass> messageClasses);

    /**
     * Returns how many calls wait for a retry, and with each the thread of its caller, by the classes of its messages; 0 for a
     * class that is absent; unmodifiable. Calls that wait for a request of a provider are counted by {@link
     * ProviderStatus#waitingCalls}. Empty by default.
     */
    default Map<MessageClass, Integer> callsWaitingForRetry() {
        return Map.of();
    }

    /** Returns how many retries were not made because they exceeded the budget; see {@link RetryPolicy}. */
    long retriesOverBudget();
}
