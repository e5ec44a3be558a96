package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a provider that refuses for a reason that concerns the account: empty, locked, bad credentials. Because
 * vendors may keep quotas by kind of message, an empty account suspends only the class of the refused message; every
 * other reason suspends all. A balance query that succeeds ends the suspension, whichever client made it.
 */
final class SuspendingGateway implements ProviderStage<AdmittedMessage> {

    private static final SafeLogger LOG = new SafeLogger(SuspendingGateway.class);
    private static final Set<MessageClass> ALL = Set.of(MessageClass.values());

    private final ProviderId provider;
    private final ProviderStage<AdmittedMessage> delegate;
    private final Suspensions suspensions;
    private final Probe probe;
    private final Duration probeEvery;
    private final TimeSource time;
    private final RandomGenerator random;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile Runnable whenChanged = () -> {};
    /** The last suspension that this client made, which it probes before others do. */
    private volatile @Nullable Suspension own;

    SuspendingGateway(
            ProviderId provider,
            ProviderStage<AdmittedMessage> delegate,
            Suspensions suspensions,
            Probe probe,
            Duration probeEvery,
            TimeSource time,
            RandomGenerator random) {
        this.provider = provider;
        this.delegate = delegate;
        this.suspensions = suspensions;
        this.probe = probe;
        this.probeEvery = probeEvery;
        this.time = time;
        this.random = random;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Turn turn, Stage.Sink sink) {
        Stage.Sink suspending = new Stage.Sink() {
            @Override
            public void accept(int i, SendResult result) {
                suspendFor(result, messages.get(i).messageClass());
                sink.accept(i, result);
            }

            @Override
            public void flush() {
                sink.flush();
            }
        };
        Map<MessageClass, Suspension> current = suspensions();
        if (current.isEmpty()) {
            delegate.send(messages, turn, suspending);
            return;
        }
        probeIfNeeded(current);
        boolean[] chosen = new boolean[messages.size()];
        for (int i = 0; i < chosen.length; i++) {
            Suspension suspension = current.get(messages.get(i).messageClass());
            chosen[i] = suspension == null;
            if (suspension != null) {
                sink.accept(i, heldBack(suspension));
            }
        }
        Stage.sendChosen(messages, chosen, suspending, (open, rest) -> delegate.send(open, turn, rest));
    }

    /** Sets what to do after a suspension. */
    void whenChanged(Runnable action) {
        this.whenChanged = action;
    }

    /** Returns the refusals of the classes that are suspended. */
    Map<MessageClass, Refused> heldBack() {
        Map<MessageClass, Suspension> current = suspensions();
        return current.isEmpty() ? Map.of() : Maps.transformValues(current, this::heldBack);
    }

    /** Returns the refusal of messages of a class while it is suspended; empty while it is not. */
    Optional<Refused> heldBack(MessageClass messageClass) {
        return Optional.ofNullable(suspensions().get(messageClass)).map(this::heldBack);
    }

    private Refused heldBack(Suspension suspension) {
        return new Refused(
                provider,
                Refusal.SUSPENDED,
                "suspended since " + suspension.since() + " for " + suspension.reason()
                        + (suspension.isByHand()
                                ? " until it is resumed"
                                : "; balance checked every " + probeEvery.toSeconds() + " s"));
    }

    private void suspendFor(SendResult result, MessageClass refusedClass) {
        if (result instanceof Refused refused && refused.reason().suspends()) {
            Set<MessageClass> concerned = refused.reason() == Refusal.OUT_OF_CREDIT ? Set.of(refusedClass) : ALL;
            // one change for all messages of a list
            if (!suspensions().keySet().containsAll(concerned)) {
                try {
                    suspend(concerned, refused.reason(), "refused a message");
                } catch (IllegalStateException storeFailed) {
                    // logged, and suspended in this client
                }
            }
        }
    }

    /**
     * Suspends the provider for some classes, whether it refused anything or not.
     *
     * @throws IllegalStateException when the store fails
     */
    void suspend(Set<MessageClass> messageClasses, Refusal reason, String note) {
        if (messageClasses.isEmpty()) {
            throw new IllegalArgumentException("there is no message class to suspend; name at least one");
        }
        Suspension suspension = Suspension.of(reason, time.clock().instant()).withNote(note);
        own = suspension;
        try {
            for (MessageClass changed : suspensions.suspend(provider, messageClasses, suspension)) {
                LOG.warn("Provider {} suspended for {} messages: {}", provider, changed, suspension);
            }
        } catch (Throwable failure) {
            throw storeFailed("suspended", failure);
        } finally {
            probeIfNeeded(suspensions());
            whenChanged.run();
        }
    }

    /**
     * Ends the suspensions of some classes.
     *
     * @throws IllegalStateException when the store fails
     */
    void resume(Set<MessageClass> messageClasses) {
        @Nullable Throwable failed = null;
        Map<MessageClass, Suspension> current = suspensions();
        try {
            current = CachedSuspensions.findNow(suspensions, provider);
        } catch (Throwable failure) {
            failed = failure;
        }
        for (MessageClass messageClass : messageClasses) {
            Suspension seen = current.get(messageClass);
            try {
                if (seen != null && suspensions.lift(provider, messageClass, seen)) {
                    LOG.info("Provider {} resumed for {} messages", provider, messageClass);
                }
            } catch (Throwable failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw storeFailed("resumed", failed);
        }
    }

    private IllegalStateException storeFailed(String done, Throwable failure) {
        return new IllegalStateException(
                // not the cause: its message may contain a URL with a password
                "the store of suspensions failed with " + failure.getClass().getName() + "; " + provider + " is " + done
                        + " in this client only, until the store can be read again");
    }

    /** A balance does not end a suspension by hand. */
    private void probeIfNeeded(Map<MessageClass, Suspension> current) {
        if (isProbeNeeded(current) && probing.compareAndSet(false, true)) {
            probe.run(pause(current), this::probe);
        }
    }

    private static boolean isProbeNeeded(Map<MessageClass, Suspension> current) {
        return current.values().stream().anyMatch(suspension -> !suspension.isByHand());
    }

    /** The client that suspended the provider probes first, so that mostly no other needs to. */
    private Duration pause(Map<MessageClass, Suspension> current) {
        boolean others = current.values().stream().noneMatch(suspension -> suspension.equals(own));
        return others ? probeEvery.plusNanos((long) (probeEvery.toNanos() * random.nextDouble())) : probeEvery;
    }

    private void probe() {
        if (isProbeNeeded(suspensions())) {
            lift(probe.query());
        }
        probing.set(false);
        // again, for classes suspended during the query
        probeIfNeeded(suspensions());
    }

    /** Ends the suspensions of the classes that can be sent again according to the result. */
    void lift(BalanceResult result) {
        suspensions().forEach((messageClass, suspension) -> {
            try {
                // not a suspension that replaced it meanwhile
                if (suspension.isLiftedBy(result, messageClass)
                        && suspensions.lift(provider, messageClass, suspension)) {
                    LOG.info("Provider {} available again for {} messages", provider, messageClass);
                }
            } catch (Throwable storeFailed) {
                // logged, and lifted in this client; lifted for others by a later probe
            }
        });
    }

    /** Returns the suspensions in force by class. */
    Map<MessageClass, Suspension> suspensions() {
        return suspensions.find(provider);
    }

    @Override
    public String toString() {
        return "Suspending{"
                + suspensions().values().stream()
                        .findFirst()
                        .map(current -> current.reason() + ", ")
                        .orElse("")
                + delegate + "}";
    }
}
