package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Suspends and resumes one provider, and probes it meanwhile. A balance query that succeeds ends a suspension that is not by
 * hand, whichever client made it.
 */
final class Suspender {

    private static final SafeLogger LOG = new SafeLogger(Suspender.class);

    private final ProviderId provider;
    private final InstallationState installation;
    private final Suspensions suspensions;
    private final Probe probe;
    private final Duration probeEvery;
    private final TimeSource time;
    private final RandomGenerator random;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile Runnable whenChanged = () -> {};
    /** The last suspension that this client made, which it probes before others do. */
    private volatile @Nullable Suspension own;

    Suspender(
            ProviderId provider,
            Suspensions suspensions,
            Probe probe,
            Duration probeEvery,
            TimeSource time,
            RandomGenerator random) {
        this.provider = provider;
        this.installation = new InstallationState(provider);
        this.suspensions = suspensions;
        this.probe = probe;
        this.probeEvery = probeEvery;
        this.time = time;
        this.random = random;
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

    /** Returns the refusal of a message that a suspension holds back. */
    Refused heldBack(Suspension suspension) {
        return new Refused(
                provider,
                Refusal.SUSPENDED,
                "suspended since " + suspension.since() + " for " + suspension.reason()
                        + (suspension.isByHand()
                                ? " until it is resumed"
                                : "; balance checked every " + probeEvery.toSeconds() + " s"));
    }

    /** Suspends the provider for classes that it refuses; a store that fails is logged. */
    void suspendRefused(Set<MessageClass> messageClasses, Refusal reason, String note) {
        if (reason == Refusal.MISCONFIGURED) {
            if (installation.takeOut(suspension(reason, note))) {
                whenChanged.run();
            }
        } else if (!suspensions().keySet().containsAll(messageClasses)) {
            // one change for all requests that are refused at the same time
            try {
                suspend(messageClasses, reason, note);
            } catch (IllegalStateException storeFailed) {
                // logged, and suspended in this client
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
        Suspension suspension = suspension(reason, note);
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

    /** Suspends the provider, in this client and for all classes, until it is resumed. */
    void breakDown(LinkageError error) {
        String note = "the adapter threw " + error.getClass().getSimpleName();
        if (installation.takeOut(suspension(Refusal.MISCONFIGURED, note), error)) {
            whenChanged.run();
        }
    }

    private Suspension suspension(Refusal reason, String note) {
        return Suspension.of(reason, time.clock().instant()).withNote(note);
    }

    /** Returns whether the provider is taken out because its installation is broken. */
    boolean isBroken() {
        return installation.isBroken();
    }

    /**
     * Ends the suspensions of some classes.
     *
     * @throws IllegalStateException when the store fails
     */
    void resume(Set<MessageClass> messageClasses) {
        @Nullable Throwable failed = null;
        installation.resume();
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

    /** Plans a probe unless there is one; a balance does not end a suspension by hand. */
    void probeIfNeeded(Map<MessageClass, Suspension> current) {
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
        Map<MessageClass, Suspension> ofInstallation = installation.suspensions();
        return ofInstallation.isEmpty() ? suspensions.find(provider) : ofInstallation;
    }
}
