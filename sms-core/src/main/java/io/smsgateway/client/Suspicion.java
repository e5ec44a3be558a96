package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Decides when refusals that may concern one message only show that the provider's account is meant: one recipient, whose
 * country has no route or whose message costs more than is left, must not stop the messages to all others.
 */
final class Suspicion {

    /** Refusals of so many different recipients, without an acceptance in between, are no property of one of them. */
    static final int MIN_RECIPIENTS = 3;

    private static final Set<Refusal> OF_ONE_MESSAGE = Set.of(Refusal.ACCOUNT_LOCKED, Refusal.OUT_OF_CREDIT);

    /** By class, the recipients of each refused request since the last acceptance. */
    private final Map<MessageClass, List<Set<PhoneNumber>>> refused = new ConcurrentHashMap<>();

    /** Returns whether a refusal that suspends may concern one message only. */
    static boolean mayBeOfOneMessage(Refusal reason) {
        return OF_ONE_MESSAGE.contains(reason);
    }

    /** Forgets the refusals of a class: a message of it was accepted, or the class is suspended. */
    void forget(MessageClass messageClass) {
        refused.remove(messageClass);
    }

    /**
     * Records a request that was refused. A request counts once, however many recipients it has, because a vendor may refuse
     * all of it for one of them; and only where it has none of the recipients of a request that counted.
     *
     * @return whether the recipients are enough to suspend the class
     */
    boolean isProvedBy(MessageClass messageClass, Set<PhoneNumber> recipients) {
        List<Set<PhoneNumber>> requests = refused.merge(messageClass, List.of(recipients), (before, request) -> {
            boolean others = before.stream().allMatch(counted -> Collections.disjoint(counted, recipients));
            return others ? Stream.concat(before.stream(), request.stream()).toList() : before;
        });
        return requests.size() >= MIN_RECIPIENTS;
    }

    /** Returns whether a balance query confirms such a refusal: it found nothing left, or the account was refused again. */
    static boolean isConfirmedBy(BalanceResult result, Refusal reason, MessageClass messageClass) {
        return result instanceof Balance balance
                ? reason == Refusal.OUT_OF_CREDIT && balance.isEmptyFor(messageClass)
                : result instanceof BalanceUnavailable unavailable
                        && unavailable.reason().suspends();
    }
}
