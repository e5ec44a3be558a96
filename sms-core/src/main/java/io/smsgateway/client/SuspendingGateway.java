package io.smsgateway.client;

import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
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
 * Suspends a provider that refuses for a reason that concerns the account: empty, locked, bad credentials. Because
 * vendors may keep quotas by kind of message, an empty account suspends only the class of the refused message; every
 * other reason suspends all. A balance query that succeeds ends the suspension.
 */
final class SuspendingGateway implements Stage<AdmittedMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(SuspendingGateway.class);

    private final ProviderId provider;
    private final Stage<AdmittedMessage> delegate;
    private final Probe probe;
    private final Duration probeEvery;
    private final TimeSource time;
    private final AtomicBoolean probing = new AtomicBoolean();
    private final PerMessageClass<AtomicReference<@Nullable Suspension>> suspensions =
            new PerMessageClass<>(none(), none(), none());

    SuspendingGateway(
            ProviderId provider, Stage<AdmittedMessage> delegate, Probe probe, Duration probeEvery, TimeSource time) {
        this.provider = provider;
        this.delegate = delegate;
        this.probe = probe;
        this.probeEvery = probeEvery;
        this.time = time;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        Sink suspending = (i, result) -> {
            suspendFor(result, messages.get(i).messageClass());
            sink.accept(i, result);
        };
        if (suspension().isEmpty()) {
            delegate.send(messages, suspending);
            return;
        }
        boolean[] chosen = new boolean[messages.size()];
        for (int i = 0; i < chosen.length; i++) {
            Optional<Refused> suspended = heldBack(messages.get(i).messageClass());
            chosen[i] = suspended.isEmpty();
            if (suspended.isPresent()) {
                sink.accept(i, suspended.get());
            }
        }
        delegate.sendChosen(messages, chosen, suspending);
    }

    /** Returns the refusal of messages of a class while it is suspended; empty while it is not. */
    Optional<Refused> heldBack(MessageClass messageClass) {
        return Optional.ofNullable(suspensions.get(messageClass).get()).map(this::heldBack);
    }

    private Refused heldBack(Suspension suspension) {
        return new Refused(
                provider,
                Refusal.SUSPENDED,
                "suspended since " + suspension.since() + " for " + suspension.reason()
                        + (suspension.reason() == Refusal.SUSPENDED
                                ? " until it is resumed"
                                : "; balance checked every " + probeEvery.toSeconds() + " s"));
    }

    private void suspendFor(SendResult result, MessageClass refusedClass) {
        if (result instanceof Refused refused && refused.reason().suspends()) {
            suspend(
                    refused.reason(),
                    messageClass -> messageClass == refusedClass || refused.reason() != Refusal.OUT_OF_CREDIT);
        }
    }

    /** Suspends the provider for every class, whether it refused anything or not. */
    void suspend(Refusal reason) {
        if (!reason.suspends() && reason != Refusal.SUSPENDED) {
            throw new IllegalArgumentException("a provider cannot be suspended for " + reason
                    + "; use SUSPENDED, or a reason that concerns the account, such as OUT_OF_CREDIT");
        }
        if (reason == Refusal.SUSPENDED) {
            // replaces any other suspension, which a balance would end
            Suspension manual = new Suspension(reason, time.clock().instant());
            for (MessageClass messageClass : MessageClass.values()) {
                suspensions.get(messageClass).set(manual);
            }
            LOG.warn("Provider {} suspended until it is resumed", provider);
        } else {
            suspend(reason, messageClass -> true);
        }
    }

    /** Suspends a class that has no quota left, before the provider refuses a message. */
    void suspendEmpty(MessageClass messageClass) {
        suspend(Refusal.OUT_OF_CREDIT, other -> other == messageClass);
    }

    /** Ends all suspensions. */
    void resume() {
        for (MessageClass messageClass : MessageClass.values()) {
            suspensions.get(messageClass).set(null);
        }
        LOG.info("Provider {} resumed", provider);
    }

    private void suspend(Refusal reason, Predicate<MessageClass> concerned) {
        Suspension suspension = new Suspension(reason, time.clock().instant());
        for (MessageClass messageClass : MessageClass.values()) {
            if (concerned.test(messageClass) && suspensions.get(messageClass).compareAndSet(null, suspension)) {
                LOG.warn("Provider {} suspended for {} messages: {}", provider, messageClass, reason);
            }
        }
        probeIfNeeded();
    }

    /** A balance does not end a manual suspension. */
    private void probeIfNeeded() {
        boolean needed = Stream.of(MessageClass.values())
                .map(messageClass -> suspensions.get(messageClass).get())
                .anyMatch(suspension -> suspension != null && suspension.reason() != Refusal.SUSPENDED);
        if (needed && probing.compareAndSet(false, true)) {
            probeLater();
        }
    }

    private void probeLater() {
        probe.after(probeEvery, this::onProbe);
    }

    private void onProbe(BalanceResult result) {
        lift(result);
        probing.set(false);
        // again, for classes suspended during the query
        probeIfNeeded();
    }

    /** Ends the suspensions of the classes that can be sent again according to the result. */
    void lift(BalanceResult result) {
        for (MessageClass messageClass : MessageClass.values()) {
            Suspension suspension = suspensions.get(messageClass).get();
            // not a suspension that replaced it meanwhile
            if (suspension != null
                    && suspension.isLiftedBy(result, messageClass)
                    && suspensions.get(messageClass).compareAndSet(suspension, null)) {
                LOG.info("Provider {} available again for {} messages", provider, messageClass);
            }
        }
    }

    private static AtomicReference<@Nullable Suspension> none() {
        return new AtomicReference<@Nullable Suspension>(null);
    }

    /** Returns a suspension in force; empty where no class is suspended. */
    Optional<Suspension> suspension() {
        Suspension current = suspensions.otp().get();
        current = current != null ? current : suspensions.transactional().get();
        current = current != null ? current : suspensions.marketing().get();
        return Optional.ofNullable(current);
    }

    /** Returns the suspended classes. */
    Set<MessageClass> suspended() {
        return Stream.of(MessageClass.values())
                .filter(messageClass -> suspensions.get(messageClass).get() != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "Suspending{"
                + suspension().map(current -> current.reason() + ", ").orElse("") + delegate + "}";
    }
}
