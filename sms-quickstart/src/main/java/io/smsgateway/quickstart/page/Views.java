package io.smsgateway.quickstart.page;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Balance;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.client.BalanceEmpty;
import io.smsgateway.client.BalanceEvent;
import io.smsgateway.client.BalanceLow;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.Vendor;
import io.smsgateway.springboot.CurrentClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Creates the views of providers and messages from the state of client, simulator and log. Makes no requests. */
@Component
final class Views {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final SmsSimulator simulator;
    private final MessageLog log;
    private final Map<String, BalanceEvent> balanceAlerts = new ConcurrentHashMap<>();

    Views(CurrentClient current, BalanceWatch watch, SmsSimulator simulator, MessageLog log) {
        this.current = current;
        this.watch = watch;
        this.simulator = simulator;
        this.log = log;
    }

    @EventListener
    void onBalanceEvent(BalanceEvent event) {
        balanceAlerts.put(event.provider().name(), event);
    }

    List<ProviderView> providers() {
        return current.with(SmsClient::providers).stream().map(this::provider).toList();
    }

    List<MessageView> messages() {
        List<SentMessage> latest = log.latest();
        Map<Integer, Integer> copies = Copies.count(latest, simulator);
        return latest.stream()
                .map(message -> message(message, copies.getOrDefault(message.number(), 0)))
                .toList();
    }

    /** @throws IllegalArgumentException if there is no vendor of this name */
    Vendor vendor(String name) {
        return Stream.of(simulator.jsms(), simulator.itniotech())
                .filter(vendor -> vendor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown vendor"));
    }

    private ProviderView provider(ProviderStatus pipeline) {
        String name = pipeline.provider().name();
        Optional<Balance> balance = watch.last(pipeline.provider());
        Optional<String> fault = FaultChoice.now(vendor(name));
        return new ProviderView(
                name,
                pipeline.suspendedFor() == null
                        ? pipeline.state().name()
                        : pipeline.state() + cause(pipeline.suspendedFor()) + " since "
                                + time(pipeline.suspendedSince()),
                pipeline.state() == ProviderStatus.State.UP,
                balance.map(read -> read.quotas().stream().map(Views::quota).toList())
                        .orElse(List.of()),
                balance.map(read -> "read at " + time(read.asOf())).orElse("not read yet"),
                Optional.ofNullable(balanceAlerts.get(name))
                        .map(Views::balanceAlert)
                        .orElse(""),
                pipeline.availablePermits(),
                fault.orElse("works"),
                fault.isPresent(),
                vendor(name).ledger().count());
    }

    private static String cause(Refusal suspendedFor) {
        return suspendedFor == Refusal.SUSPENDED ? " by hand" : " for " + suspendedFor;
    }

    private static String quota(Quota quota) {
        BigDecimal amount = quota.amount();
        return (amount == null ? "none assigned" : amount.toPlainString())
                + " " + (quota.currency() == null ? word(quota.unit()) : quota.currency())
                + ", " + word(quota.kind()) + " of the " + word(quota.scope());
    }

    private static String balanceAlert(BalanceEvent event) {
        return time(event.balance().asOf()) + ": " + describe(event);
    }

    private static String describe(BalanceEvent event) {
        if (event instanceof BalanceLow low) {
            Instant empty = low.emptyAt();
            return "low" + (empty == null ? "" : ", estimated to be empty at " + time(empty));
        }
        return event instanceof BalanceEmpty empty
                ? "empty for "
                        + empty.messageClasses().stream()
                                .map(Views::word)
                                .sorted()
                                .toList()
                : "recovered";
    }

    private MessageView message(SentMessage message, int copies) {
        SendResult result = message.result();
        return new MessageView(
                message.number(),
                time(message.from()),
                message.to().toString(),
                message.text(),
                kind(result),
                result(result),
                result == null
                        ? List.of()
                        : result.attempts().stream().map(Views::attempt).toList(),
                log.about(message).stream().map(Views::report).toList(),
                copies);
    }

    private static String kind(@Nullable SendResult result) {
        if (result == null) {
            return "sending";
        }
        return result instanceof Accepted ? "accepted" : result instanceof Refused ? "refused" : "unconfirmed";
    }

    private static String result(@Nullable SendResult result) {
        if (result == null) {
            return "sending";
        }
        if (result instanceof Accepted accepted) {
            return "Accepted by " + accepted.provider() + " as " + accepted.messageId()
                    + (result.maxCopies() > 1 ? "; up to " + result.maxCopies() + " copies may be out" : "");
        }
        return result instanceof Refused refused
                ? "Refused for " + refused.reason() + ": " + refused.detail()
                : "Unconfirmed: " + result.provider() + " may have sent it";
    }

    private static String attempt(Attempt attempt) {
        String refusal = attempt.refusal() == null ? "" : ", " + attempt.refusal();
        return attempt.outcome() == Attempt.Outcome.SKIPPED
                ? attempt.provider() + " passed over" + refusal
                : attempt.provider() + " " + word(attempt.outcome()) + refusal + ", "
                        + attempt.took().toMillis() + " ms";
    }

    private static String report(DeliveryReport report) {
        return word(report.state())
                + (report.reason() == null ? "" : " for " + report.reason())
                + (report.unverified() ? " (unverified)" : "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
