package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.Map;
import java.util.Set;

/**
 * Stores which providers are suspended. A suspension is a fact about an account, so clients and machines that use the same
 * accounts should share a store. To test a store, extend {@code SuspensionsContract} of {@code sms-testkit}.
 *
 * <p><b>Names.</b> Providers are told apart by their ids: an account needs the same id on every machine, and another account
 * another id.
 *
 * <p><b>Atomicity.</b> Each class of a provider is decided in one atomic step. A call that returns is visible to every call
 * that begins afterwards, on every machine.
 *
 * <p><b>Reading.</b> The client reads a provider at most once a second, when a message needs it, and changes its own copy at
 * once, so a suspension takes effect on other machines within a second of their next messages.
 *
 * <p><b>Errors.</b> A client whose store fails keeps the state that it knows and what happens to it meanwhile, sends by it,
 * and logs the failure once a minute. What it could not store is lost once the store can be read again; the provider then
 * refuses a message or is probed anew. Changes by hand throw as well.
 *
 * <p><b>Probes.</b> Each client probes a provider that it finds suspended, unless by hand, by a balance query, and lifts the
 * suspension for all. A client that suspended it probes after {@code probeEvery}; one that found it suspended after a random
 * time from once to twice that, and only where it is still suspended. So several machines make at most one query each in
 * {@code probeEvery}, and mostly one among them where the first query succeeds.
 *
 * <p><b>Threads.</b> Safe for many threads. Calls block threads that send, so a remote store needs a timeout of its own, best
 * under a second.
 *
 * <p>In SQL, with a row for each provider and class: {@code suspend} is one {@code insert … on conflict do nothing}, or {@code
 * do update} where it is by hand; {@code lift} is one {@code delete} whose condition has reason, since and note.
 */
public interface Suspensions {

    /** Returns a store in memory, for the clients of one process. Its clients read it each time. */
    static Suspensions inMemory() {
        return new InMemorySuspensions();
    }

    /**
     * Returns the suspensions of a provider; a class without one is not in the map.
     *
     * @return a map that does not change
     * @throws RuntimeException when the store fails
     */
    Map<MessageClass, Suspension> find(ProviderId provider);

    /**
     * Suspends a provider for some message classes. A suspension in force stays, unless the new one is {@linkplain
     * Suspension#isByHand by hand}, which replaces any other.
     *
     * @param messageClasses at least one
     * @return the classes for which the new suspension is in force
     * @throws RuntimeException when the store fails; some of the classes may be suspended
     */
    Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension);

    /**
     * Ends the suspension of a class, provided that it equals the one that was seen.
     *
     * @return whether it was ended; false where another, or none, is in force
     * @throws RuntimeException when the store fails; it may be ended
     */
    boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen);
}
