package io.smsgateway.testkit;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Provider that returns scripted results without any network, and records its calls. Each call takes the next result of the
 * script, or the default after the last. Thread-safe.
 */
public final class ScriptedProvider implements SmsProvider {

    private final ProviderId id;
    private final Capabilities capabilities;
    private final ScriptedGateway gateway;
    private final Deque<Supplier<Balance>> balances = new ArrayDeque<>();
    private final AtomicInteger balanceCalls = new AtomicInteger();
    private final Map<Class<?>, Object> services;

    ScriptedProvider(
            ProviderId id,
            Capabilities capabilities,
            Function<OutboundMessage, SendResult> otherwise,
            Map<Class<?>, Object> services) {
        this.id = id;
        this.capabilities = capabilities;
        this.services = Map.copyOf(services);
        this.gateway = new ScriptedGateway(id, otherwise);
    }

    /** Creates a provider that accepts all messages, with the ids {@code name-1}, {@code name-2} and so on. */
    public static ScriptedProvider accepting(String name) {
        return named(name).build();
    }

    /** Creates a provider that refuses all messages for this reason. */
    public static ScriptedProvider refusing(String name, Refusal reason) {
        return named(name)
                .returning(message -> refused(ProviderId.of(name), reason))
                .build();
    }

    /** Creates a provider whose results are all unconfirmed. */
    public static ScriptedProvider unconfirmed(String name) {
        return named(name)
                .returning(message -> unconfirmed(ProviderId.of(name)))
                .build();
    }

    /**
     * Returns a builder for a provider with other capabilities or another default. Initially it accepts all messages of
     * texts and templates, up to 100 recipients a call.
     */
    public static Builder named(String name) {
        return new Builder(ProviderId.of(name));
    }

    /** Adds a result to the script: applies the function to each message of the next call. */
    public ScriptedProvider then(Function<OutboundMessage, SendResult> result) {
        return thenAll(messages -> messages.stream().map(result).toList());
    }

    /** Adds the results of the next call to the script, in the order of its messages. */
    public ScriptedProvider then(SendResult... results) {
        List<SendResult> copy = List.of(results);
        return thenAll(messages -> copy);
    }

    /**
     * Adds the results of the next call to the script. The function may throw or return too few results, as a faulty
     * adapter would.
     */
    public ScriptedProvider thenAll(Function<List<OutboundMessage>, List<SendResult>> results) {
        gateway.then(results);
        return this;
    }

    /** Adds a refusal of the next call to the script. */
    public ScriptedProvider thenRefuse(Refusal reason) {
        return then(message -> refused(id, reason));
    }

    /** Adds unconfirmed results of the next call to the script. */
    public ScriptedProvider thenUnconfirmed() {
        return then(message -> unconfirmed(id));
    }

    /** Adds the result of a balance query to the script; the last one is repeated. */
    public ScriptedProvider thenBalance(Balance balance) {
        return addBalance(() -> balance);
    }

    /** Adds a failure of a balance query to the script; the last result is repeated. */
    public ScriptedProvider thenNoBalance(Refusal reason) {
        return addBalance(() -> {
            throw new BalanceUnavailableException(id, reason, "by script");
        });
    }

    /** Blocks calls from now on until {@link #release}. */
    public void hold() {
        gateway.hold();
    }

    /** Unblocks waiting and further calls. */
    public void release() {
        gateway.release();
    }

    /** Returns the messages of each call so far, in the order in which the calls began. */
    public List<List<OutboundMessage>> calls() {
        return gateway.calls();
    }

    /** Returns the messages of all calls so far in one list. */
    public List<OutboundMessage> messages() {
        return calls().stream().flatMap(List::stream).toList();
    }

    /** Returns the number of calls in progress, including blocked ones. */
    public int inFlight() {
        return gateway.inFlight();
    }

    /** Returns the maximum number of concurrent calls so far. */
    public int mostAtOnce() {
        return gateway.mostAtOnce();
    }

    /** Returns the number of balance queries so far. */
    public int balanceCalls() {
        return balanceCalls.get();
    }

    /** Whether the provider was closed. */
    public boolean isClosed() {
        return gateway.isClosed();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public OutboundGateway gateway() {
        return gateway;
    }

    /** Returns the scripted balances; without any, queries fail with {@link Refusal#UNSUPPORTED}. */
    @Override
    public BalanceService balance() {
        return this::nextBalance;
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(type.cast(services.get(type)));
    }

    /** Ends blocked calls as unconfirmed; later ones are refused. */
    @Override
    public void close() {
        gateway.close();
    }

    @Override
    public String toString() {
        return gateway.toString();
    }

    private ScriptedProvider addBalance(Supplier<Balance> balance) {
        synchronized (balances) {
            balances.add(balance);
        }
        return this;
    }

    private Balance nextBalance() {
        balanceCalls.incrementAndGet();
        Supplier<Balance> balance;
        synchronized (balances) {
            balance = balances.size() > 1 ? balances.remove() : balances.peek();
        }
        if (balance == null) {
            throw new BalanceUnavailableException(
                    id, Refusal.UNSUPPORTED, "no balance is scripted; add one with thenBalance");
        }
        return balance.get();
    }

    private static SendResult refused(ProviderId id, Refusal reason) {
        return new Refused(id, reason, "by script");
    }

    private static SendResult unconfirmed(ProviderId id) {
        return new Unconfirmed(id, "by script");
    }

    /** Builder of a {@link ScriptedProvider}. Not thread-safe. */
    public static final class Builder {

        private final ProviderId id;
        private final AtomicInteger messageIds = new AtomicInteger();
        private ScriptedCapabilities capabilities = ScriptedCapabilities.EVERYTHING;
        private Function<OutboundMessage, SendResult> otherwise;
        private final Map<Class<?>, Object> services = new HashMap<>();

        private Builder(ProviderId id) {
            this.id = id;
            this.otherwise = message -> new Accepted(id, id + "-" + messageIds.incrementAndGet());
        }

        /** Supports no templates. */
        public Builder textOnly() {
            capabilities = capabilities.taking(true, false);
            return this;
        }

        /** Supports no free text. */
        public Builder templatesOnly() {
            capabilities = capabilities.taking(false, true);
            return this;
        }

        /** Sets the maximum number of messages in a call, at least 1. */
        public Builder maxRecipients(int max) {
            capabilities = capabilities.atMost(max);
            return this;
        }

        /** Sets the function whose value messages must have in common to share a call. */
        public Builder batchKey(Function<OutboundMessage, Object> key) {
            capabilities = capabilities.sharing(key);
            return this;
        }

        /** Adds a service. With a {@link VerificationService}, vendor-generated codes are supported, too. */
        public <T> Builder service(Class<T> type, T service) {
            services.put(type, service);
            if (type == VerificationService.class) {
                capabilities = capabilities.takingCodes();
            }
            return this;
        }

        /** Sets the default result of calls without a scripted one. */
        public Builder returning(Function<OutboundMessage, SendResult> result) {
            otherwise = result;
            return this;
        }

        /** Creates the provider. */
        public ScriptedProvider build() {
            return new ScriptedProvider(id, capabilities, otherwise, services);
        }
    }
}
