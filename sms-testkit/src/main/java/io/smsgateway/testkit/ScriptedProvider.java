package io.smsgateway.testkit;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
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
 * A vendor by script: no network, answers as told, and remembers what it was asked. Each call takes the next answer of
 * the script, and the default once that is used up. Safe for many threads.
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
            Function<SmsMessage, SendResult> otherwise,
            Map<Class<?>, Object> services) {
        this.id = id;
        this.capabilities = capabilities;
        this.services = Map.copyOf(services);
        this.gateway = new ScriptedGateway(id, otherwise);
    }

    /** One that accepts everything, under the ids {@code name-1}, {@code name-2} and so on. */
    public static ScriptedProvider accepting(String name) {
        return named(name).build();
    }

    /** One that refuses everything for this reason. */
    public static ScriptedProvider refusing(String name, Refusal reason) {
        return named(name)
                .answering(message -> refused(ProviderId.of(name), reason))
                .build();
    }

    /** Returns a provider whose every result is unconfirmed. */
    public static ScriptedProvider unconfirmed(String name) {
        return named(name).answering(message -> doubtful(ProviderId.of(name))).build();
    }

    /** To make one with other capabilities or another default; it takes everything, 100 recipients a call. */
    public static Builder named(String name) {
        return new Builder(ProviderId.of(name));
    }

    /** Adds to the script: answers the next call message by message. */
    public ScriptedProvider then(Function<SmsMessage, SendResult> answer) {
        return thenAll(messages -> messages.stream().map(answer).toList());
    }

    /** Adds to the script: the answers to the next call, in its messages' order. */
    public ScriptedProvider then(SendResult... answers) {
        List<SendResult> results = List.of(answers);
        return thenAll(messages -> results);
    }

    /** Adds to the script: answers the next call; may throw or answer too few, as a broken adapter would. */
    public ScriptedProvider thenAll(Function<List<SmsMessage>, List<SendResult>> answer) {
        gateway.then(answer);
        return this;
    }

    /** Adds to the script: refuses the next call. */
    public ScriptedProvider thenRefuse(Refusal reason) {
        return then(message -> refused(id, reason));
    }

    /** Adds to the script: the result of the next call is unconfirmed. */
    public ScriptedProvider thenUnconfirmed() {
        return then(message -> doubtful(id));
    }

    /** Adds to the script: the answer to a balance query; the last one is given again and again. */
    public ScriptedProvider thenBalance(Balance balance) {
        return addBalance(() -> balance);
    }

    /** Adds to the script: a balance query that fails; the last answer is given again and again. */
    public ScriptedProvider thenNoBalance(Refusal reason) {
        return addBalance(() -> {
            throw new BalanceUnavailableException(id, reason, "by script");
        });
    }

    /** Makes calls wait, from now on until {@link #release}. */
    public void hold() {
        gateway.hold();
    }

    /** Lets the calls that wait go on, and further ones through. */
    public void release() {
        gateway.release();
    }

    /** The messages of every call so far, in the order in which the calls began. */
    public List<List<SmsMessage>> calls() {
        return gateway.calls();
    }

    /** The messages of all calls so far in one list. */
    public List<SmsMessage> messages() {
        return calls().stream().flatMap(List::stream).toList();
    }

    /** How many calls are under way, held ones included. */
    public int inFlight() {
        return gateway.inFlight();
    }

    /** The most calls that were ever under way at one time. */
    public int mostAtOnce() {
        return gateway.mostAtOnce();
    }

    /** How many balance queries there were. */
    public int balanceCalls() {
        return balanceCalls.get();
    }

    /** Whether it was closed. */
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
    public SmsGateway gateway() {
        return gateway;
    }

    /** What the script says; {@link Refusal#UNSUPPORTED} where it says nothing. */
    @Override
    public BalanceService balance() {
        return this::nextBalance;
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(type.cast(services.get(type)));
    }

    /** Ends held calls as unconfirmed; later ones are held back. */
    @Override
    public void close() {
        gateway.close();
    }

    @Override
    public String toString() {
        return gateway.toString();
    }

    private ScriptedProvider addBalance(Supplier<Balance> answer) {
        synchronized (balances) {
            balances.add(answer);
        }
        return this;
    }

    private Balance nextBalance() {
        balanceCalls.incrementAndGet();
        Supplier<Balance> answer;
        synchronized (balances) {
            answer = balances.size() > 1 ? balances.remove() : balances.peek();
        }
        if (answer == null) {
            throw new BalanceUnavailableException(id, Refusal.UNSUPPORTED, "the script has no balance");
        }
        return answer.get();
    }

    private static SendResult refused(ProviderId id, Refusal reason) {
        return new Refused(id, reason, "by script");
    }

    private static SendResult doubtful(ProviderId id) {
        return new Unconfirmed(id, "by script");
    }

    /** Makes a {@link ScriptedProvider}; for one thread. */
    public static final class Builder {

        private final ProviderId id;
        private final AtomicInteger messageIds = new AtomicInteger();
        private ScriptedCapabilities capabilities = ScriptedCapabilities.EVERYTHING;
        private Function<SmsMessage, SendResult> otherwise;
        private final Map<Class<?>, Object> services = new HashMap<>();

        private Builder(ProviderId id) {
            this.id = id;
            this.otherwise = message -> new Accepted(id, id + "-" + messageIds.incrementAndGet());
        }

        /** Takes no templates. */
        public Builder textOnly() {
            capabilities = capabilities.taking(true, false);
            return this;
        }

        /** Takes no free text. */
        public Builder templatesOnly() {
            capabilities = capabilities.taking(false, true);
            return this;
        }

        /** The most messages a call takes; at least 1. */
        public Builder maxRecipients(int most) {
            capabilities = capabilities.atMost(most);
            return this;
        }

        /** What messages must have in common to share a call. */
        public Builder batchKey(Function<SmsMessage, Object> key) {
            capabilities = capabilities.sharing(key);
            return this;
        }

        /** Has a further service, of which it takes the answers; with a {@link VerificationService} it takes codes, too. */
        public <T> Builder service(Class<T> type, T service) {
            services.put(type, service);
            if (type == VerificationService.class) {
                capabilities = capabilities.takingCodes();
            }
            return this;
        }

        /** What is answered when the script has nothing else. */
        public Builder answering(Function<SmsMessage, SendResult> answer) {
            otherwise = answer;
            return this;
        }

        public ScriptedProvider build() {
            return new ScriptedProvider(id, capabilities, otherwise, services);
        }
    }
}
