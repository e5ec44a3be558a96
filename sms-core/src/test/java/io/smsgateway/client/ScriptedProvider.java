package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider with scripted results; takes texts and templates, a hundred in a request, by default. */
final class ScriptedProvider implements SmsProvider, Capabilities {

    private final ProviderId id;
    private final ScriptedGateway script;
    private final AtomicInteger balanceQueries = new AtomicInteger();
    private final AtomicInteger batchKeys = new AtomicInteger();
    private final AtomicInteger closings = new AtomicInteger();
    private OutboundGateway gateway;
    private BalanceService balance;
    private @Nullable Throwable failsToClose;
    private @Nullable Throwable bug;
    private final Map<Class<?>, Object> services = new HashMap<>();
    private Runnable warmUp = () -> {};
    private int maxRecipients = 100;
    private int maxRequests = Integer.MAX_VALUE;
    private Function<OutboundMessage, Object> batchKey = OutboundMessage::content;
    private Function<OutboundMessage, Optional<Objection>> objection = message -> Optional.empty();

    ScriptedProvider(String name) {
        id = ProviderId.of(name);
        script = new ScriptedGateway(name);
        gateway = script;
        balance = () -> Balance.of(id, ManualTime.START, List.of());
    }

    ScriptedGateway script() {
        return script;
    }

    ScriptedProvider sendsThrough(OutboundGateway other) {
        gateway = other;
        return this;
    }

    ScriptedProvider takes(int recipients) {
        maxRecipients = recipients;
        return this;
    }

    ScriptedProvider connected(int times) {
        maxRequests = times;
        return this;
    }

    ScriptedProvider batchedBy(Function<OutboundMessage, Object> key) {
        batchKey = key;
        return this;
    }

    ScriptedProvider objectsTo(Function<OutboundMessage, Optional<Objection>> why) {
        objection = why;
        return this;
    }

    ScriptedProvider warmsUpBy(Runnable other) {
        warmUp = other;
        return this;
    }

    <T> ScriptedProvider offers(Class<T> type, T service) {
        services.put(type, service);
        return this;
    }

    ScriptedProvider withBalance(BalanceService answer) {
        balance = answer;
        return this;
    }

    ScriptedProvider refusesBalance(Refusal reason) {
        return withBalance(() -> {
            throw new BalanceUnavailableException(id, reason, "as the script says");
        });
    }

    ScriptedProvider failsToSayWhatItTakes(Throwable thrown) {
        bug = thrown;
        return this;
    }

    ScriptedProvider failsToClose(Throwable thrown) {
        failsToClose = thrown;
        return this;
    }

    int balanceQueries() {
        return balanceQueries.get();
    }

    int batchKeysAsked() {
        return batchKeys.get();
    }

    int closings() {
        return closings.get();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        if (bug != null) {
            throw SneakyThrow.unchecked(bug);
        }
        return this;
    }

    @Override
    public OutboundGateway gateway() {
        return gateway;
    }

    @Override
    public int maxConcurrentRequests() {
        return maxRequests;
    }

    @Override
    public BalanceService balance() {
        return () -> {
            balanceQueries.incrementAndGet();
            return balance.balance();
        };
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(type.cast(services.get(type)));
    }

    @Override
    public void warmUp() {
        warmUp.run();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public boolean takesTemplates() {
        return true;
    }

    @Override
    public int maxRecipients() {
        return maxRecipients;
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        batchKeys.incrementAndGet();
        return batchKey.apply(message);
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        return objection.apply(message);
    }

    @Override
    public void close() {
        closings.incrementAndGet();
        if (failsToClose != null) {
            throw SneakyThrow.unchecked(failsToClose);
        }
    }
}
