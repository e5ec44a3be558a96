package io.smsgateway.client;

import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a provider alone that refuses for a reason which only somebody can mend: empty, locked, bad credentials. A
 * vendor may keep its quotas by kind of message, so that an empty account stops only the class that met it; every other
 * reason stops all. It comes back by itself once a balance query says so.
 */
final class SuspendingGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(SuspendingGateway.class);

    private final ProviderId provider;
    private final SmsGateway delegate;
    private final Probe probe;
    private final Duration probeEvery;
    private final TimeSource time;
    private final AtomicBoolean probing = new AtomicBoolean();
    private final PerMessageClass<AtomicReference<@Nullable Suspension>> suspensions =
            new PerMessageClass<>(nothing(), nothing(), nothing());

    SuspendingGateway(ProviderId provider, SmsGateway delegate, Probe probe, Duration probeEvery, TimeSource time) {
        this.provider = provider;
        this.delegate = delegate;
        this.probe = probe;
        this.probeEvery = probeEvery;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (suspension().isEmpty()) {
            return watched(messages);
        }
        @Nullable SendResult[] settled = new SendResult[messages.size()];
        for (int i = 0; i < settled.length; i++) {
            settled[i] = heldBack(messages.get(i).messageClass()).orElse(null);
        }
        return PartialResults.passOn(messages, settled, this::watched);
    }

    /** What messages of a class get while they are kept back; empty while they are not. */
    Optional<Refused> heldBack(MessageClass messageClass) {
        return Optional.ofNullable(suspensions.get(messageClass).get()).map(this::heldBack);
    }

    private Refused heldBack(Suspension suspension) {
        return new Refused(
                provider,
                Refusal.HELD_BACK,
                "suspended since " + suspension.since() + " for " + suspension.reason()
                        + (suspension.reason() == Refusal.HELD_BACK
                                ? " until it is resumed"
                                : "; asked for its balance every " + probeEvery.toSeconds() + " s"));
    }

    private List<SendResult> watched(List<SmsMessage> messages) {
        List<SendResult> results = delegate.sendAll(messages);
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Refused refused && refused.reason().suspends()) {
                MessageClass met = messages.get(i).messageClass();
                suspend(
                        refused.reason(),
                        messageClass -> messageClass == met || refused.reason() != Refusal.OUT_OF_CREDIT);
            }
        }
        return results;
    }

    /** Leaves the provider alone for every class, whether it refused anything or not. */
    void suspend(Refusal reason) {
        if (!reason.suspends() && reason != Refusal.HELD_BACK) {
            throw new IllegalArgumentException("a provider is not suspended for " + reason
                    + "; use HELD_BACK, or a reason that concerns the account, such as OUT_OF_CREDIT");
        }
        if (reason == Refusal.HELD_BACK) {
            // in the place of any other, which a balance would lift
            Suspension byHand = new Suspension(reason, time.clock().instant());
            for (MessageClass messageClass : MessageClass.values()) {
                suspensions.get(messageClass).set(byHand);
            }
            LOG.warn("{} is suspended until it is resumed", provider);
        } else {
            suspend(reason, messageClass -> true);
        }
    }

    /** Leaves the provider alone for a class of which it has nothing left, before it refuses one. */
    void suspendEmpty(MessageClass messageClass) {
        suspend(Refusal.OUT_OF_CREDIT, other -> other == messageClass);
    }

    /** Lets messages go there again. */
    void resume() {
        for (MessageClass messageClass : MessageClass.values()) {
            suspensions.get(messageClass).set(null);
        }
        LOG.info("{} is resumed", provider);
    }

    private void suspend(Refusal reason, Predicate<MessageClass> concerned) {
        Suspension suspension = new Suspension(reason, time.clock().instant());
        for (MessageClass messageClass : MessageClass.values()) {
            if (concerned.test(messageClass) && suspensions.get(messageClass).compareAndSet(null, suspension)) {
                LOG.warn("{} is suspended for {}: {}", provider, messageClass, reason);
            }
        }
        probeWhileItHelps();
    }

    /** What somebody suspended by hand, no balance brings back. */
    private void probeWhileItHelps() {
        boolean helps = Stream.of(MessageClass.values())
                .map(messageClass -> suspensions.get(messageClass).get())
                .anyMatch(suspension -> suspension != null && suspension.reason() != Refusal.HELD_BACK);
        if (helps && probing.compareAndSet(false, true)) {
            probeLater();
        }
    }

    private void probeLater() {
        probe.after(probeEvery, this::reconsider);
    }

    private void reconsider(BalanceResult answer) {
        lift(answer);
        probing.set(false);
        // also for what was suspended while the answer was on its way
        probeWhileItHelps();
    }

    /** Lets messages go there again that the answer says can go. */
    void lift(BalanceResult answer) {
        for (MessageClass messageClass : MessageClass.values()) {
            Suspension suspension = suspensions.get(messageClass).get();
            // not what somebody put in its place meanwhile
            if (suspension != null
                    && suspension.isLiftedBy(answer, messageClass)
                    && suspensions.get(messageClass).compareAndSet(suspension, null)) {
                LOG.info("{} is back for {}", provider, messageClass);
            }
        }
    }

    private static AtomicReference<@Nullable Suspension> nothing() {
        return new AtomicReference<@Nullable Suspension>(null);
    }

    /** A suspension in force; empty where every class may go. */
    Optional<Suspension> suspension() {
        Suspension found = suspensions.otp().get();
        found = found != null ? found : suspensions.transactional().get();
        found = found != null ? found : suspensions.marketing().get();
        return Optional.ofNullable(found);
    }

    /** The classes that none may go of. */
    Set<MessageClass> suspended() {
        return Stream.of(MessageClass.values())
                .filter(messageClass -> suspensions.get(messageClass).get() != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "Suspending{" + suspension().map(found -> found.reason() + ", ").orElse("") + delegate + "}";
    }
}
