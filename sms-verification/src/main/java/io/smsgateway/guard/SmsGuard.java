package io.smsgateway.guard;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeListener;
import io.smsgateway.codes.CodeSender;
import io.smsgateway.spi.SendGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guard against the abuse of codes: refuses messages by the rules of a {@link GuardPolicy}. Set it with {@code
 * SmsClientBuilder.guard}, and as the listener of the {@code CodeService}, which tells it which codes were verified. Safe for
 * many threads.
 *
 * <p>All rules of a message cost one round trip to the store, and a second one where the message is refused or not sent after
 * all. A list is decided message by message.
 */
public final class SmsGuard implements SendGuard, CodeListener {

    /**
     * Name in a message's metadata of the address of the client that started it, IPv4 or IPv6; behind a proxy, the address
     * that the proxy vouches for. Limits by address hold for messages that have it.
     */
    public static final String CLIENT_ADDRESS = "client-address";

    /** Name in a message's metadata of its tenant. Limits of tenants hold for messages that have it. */
    public static final String TENANT = "tenant";

    private static final Violation STORE_FAILED = Violation.of(GuardRule.STORE, "the store of the guard failed", 1000);

    private final GuardPolicy policy;
    private final KeyedHash hash;
    private final TimeSource time;
    private final GuardEvents events;
    private final Layout layout;
    private final Limiting limiting;
    private final PrefixTraffic traffic;
    private final AvailableStore store;

    private SmsGuard(GuardPolicy policy, GuardStore store, Secret key, GuardListener listener, TimeSource time) {
        this.policy = policy;
        this.hash = new KeyedHash(key);
        this.time = time;
        this.events = new GuardEvents(policy, listener);
        this.layout = new Layout(policy);
        this.limiting = new Limiting(policy);
        this.traffic = new PrefixTraffic(policy.prefix(), policy.conversion());
        this.store = new AvailableStore(
                store, policy.stopsWithoutStore() ? null : new InMemoryGuardStore(time), time, events);
    }

    /** Creates a guard without a listener, by the machine's time; see the other method. */
    public static SmsGuard create(GuardPolicy policy, GuardStore store, Secret key) {
        return create(policy, store, key, GuardListener.NONE, TimeSource.system());
    }

    /**
     * Creates a guard.
     *
     * @param store of the counters; the same for all machines of an application
     * @param key of the hashes of numbers, addresses and tenants, at least 32 characters; the same for all machines
     * @param listener gets what is refused and reported
     * @throws IllegalArgumentException when the key is shorter
     */
    public static SmsGuard create(
            GuardPolicy policy, GuardStore store, Secret key, GuardListener listener, TimeSource time) {
        return new SmsGuard(policy, store, key, listener, time);
    }

    @Override
    public Decision decide(SmsMessage message) {
        if (!policy.messageClasses().contains(message.messageClass()) || GuardedSender.isDecided(message)) {
            return Decision.SEND;
        }
        Subject subject = Subject.of(message, hash, policy.spend());
        Violation ofNumber = events.refusing(limiting.ofNumber(subject), subject);
        if (ofNumber != null) {
            return refusal(ofNumber);
        }
        Send send = layout.send(subject, time.clock().millis());
        AvailableStore.Counted counted = store.count(send);
        if (counted == null) {
            events.refusing(List.of(STORE_FAILED), subject);
            return refusal(STORE_FAILED);
        }
        Counts counts = counted.counts();
        Violation refused = events.refusing(violations(subject, send, counted), subject);
        Runnable undo =
                () -> store.attempt("give a message back", () -> counted.store().undo(send));
        if (refused == null) {
            events.spent(subject, send, counts);
            return Decision.send(undo);
        }
        if (counts.isCounted()) {
            undo.run();
        }
        return refusal(refused);
    }

    /**
     * Returns a sender of codes that asks this guard before it hands a message to another sender. Use it for a sender that does
     * not wait for the result, such as an outbox: otherwise a code could be guessed whose message is refused later. The client does
     * not ask again about such a message, and it counts even where it was not sent after all.
     */
    public CodeSender before(CodeSender sender) {
        return new GuardedSender(this, sender);
    }

    private static Decision refusal(Violation violation) {
        return Decision.refuse(violation.rule().name(), violation.detail(), violation.retryAfter());
    }

    private List<Violation> violations(Subject subject, Send send, AvailableStore.Counted counted) {
        Counts counts = counted.counts();
        List<Violation> found = new ArrayList<>(limiting.ofLogs(send, counts));
        if (policy.refusesWithoutStore() && !counted.isShared()) {
            found.add(STORE_FAILED);
        }
        if (!counts.isCounted()) {
            return found;
        }
        found.addAll(limiting.ofTenant(subject, send, counts));
        addUnlessNull(found, traffic.volume(send, counts));
        addUnlessNull(found, conversion(send, counted));
        found.addAll(limiting.ofMoney(subject, send, counts));
        return found;
    }

    private static void addUnlessNull(List<Violation> found, @Nullable Violation violation) {
        if (violation != null) {
            found.add(violation);
        }
    }

    private @Nullable Violation conversion(Send send, AvailableStore.Counted counted) {
        Instant now = Instant.ofEpochMilli(send.at());
        PrefixBlock block = counted.counts().block();
        if (block == null || !block.isActive(now)) {
            PrefixTraffic.Rate low = traffic.low(send, counted.counts());
            if (low == null) {
                return null;
            }
            PrefixBlock seen = block;
            PrefixBlock opened = traffic.next(send, seen);
            store.attempt("block a prefix", () -> {
                if (counted.store().replace(seen, opened)) {
                    events.conversionLow(opened, low);
                }
            });
            block = opened;
        }
        return Violation.of(
                GuardRule.CONVERSION,
                "too few codes of the prefix are verified",
                Duration.between(now, block.until()).toMillis());
    }

    /**
     * Takes notice that a code was verified, which tells people who log in from messages that only cost money. Call it once
     * for each code, where {@link CodeListener#checked} does not; does not throw. A code that was verified more than ten
     * minutes after the last message to its number does not count.
     */
    public void verified(PhoneNumber number) {
        store.verified(number, hash.ofNumber(number));
    }

    @Override
    public void checked(PhoneNumber number, String purpose, CodeCheck check) {
        if (check.isValid()) {
            verified(number);
        }
    }

    /** Returns the rules. */
    public GuardPolicy policy() {
        return policy;
    }

    /** Returns the blocks in force; while the policy only reports, those that would be. */
    public List<PrefixBlock> blocks() {
        Instant now = time.clock().instant();
        return store.shared().blocks().stream()
                .filter(block -> block.isActive(now))
                .toList();
    }

    /**
     * Lifts the block of a prefix. What was sent before is not judged again.
     *
     * @param prefix as in {@link PrefixBlock#prefix}
     * @return false where it is not blocked
     */
    public boolean lift(String prefix) {
        Instant now = Instant.ofEpochMilli(time.clock().millis());
        return blocks().stream()
                .filter(block -> block.prefix().equals(prefix))
                .anyMatch(block -> store.shared().replace(block, new PrefixBlock(prefix, now, 0)));
    }

    @Override
    public String toString() {
        return "SmsGuard{" + policy + ", " + store.shared() + "}";
    }
}
