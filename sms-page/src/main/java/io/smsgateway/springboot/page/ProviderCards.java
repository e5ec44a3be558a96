package io.smsgateway.springboot.page;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.client.BalanceEmpty;
import io.smsgateway.client.BalanceEvent;
import io.smsgateway.client.BalanceLow;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.CurrentClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;

/** Shows the providers by their states. Makes no requests. Thread-safe. */
final class ProviderCards {

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final Map<String, BalanceEvent> balanceEvents = new ConcurrentHashMap<>();

    ProviderCards(CurrentClient current, BalanceWatch watch) {
        this.current = current;
        this.watch = watch;
    }

    @EventListener
    void onBalanceEvent(BalanceEvent event) {
        balanceEvents.put(event.provider().name(), event);
    }

    /** Returns the providers in the order of their configuration. */
    List<PageModel.ProviderCard> all() {
        List<PageModel.ProviderCard> cards = new ArrayList<>();
        for (ProviderStatus status : current.with(SmsClient::providers)) {
            cards.add(card(status, cards.isEmpty() ? "first in the route" : "next in the route"));
        }
        return cards;
    }

    private PageModel.ProviderCard card(ProviderStatus status, String position) {
        String name = status.provider().name();
        Optional<Balance> balance = watch.last(status.provider());
        return new PageModel.ProviderCard(
                name,
                position,
                state(status),
                status.suspendedFor() != null,
                Words.count(status.waiting().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum()),
                Words.count(status.availablePermits()),
                Stream.of(MessageClass.values()).map(one -> queue(status, one)).toList(),
                balance.map(read ->
                                read.quotas().stream().map(ProviderCards::quota).toList())
                        .orElse(List.of()),
                balance.map(read -> "Read at " + Words.time(read.asOf())).orElse("Not read yet"),
                Optional.ofNullable(balanceEvents.get(name))
                        .map(event -> Words.time(event.balance().asOf()) + ": " + describe(event))
                        .orElse(""));
    }

    private static PageModel.State state(ProviderStatus status) {
        Refusal reason = status.suspendedFor();
        if (reason != null) {
            return new PageModel.State(
                    "bad",
                    "Suspended " + (reason == Refusal.SUSPENDED ? "by hand" : "for " + Words.of(reason)) + " since "
                            + Words.time(status.suspendedSince()) + classes(status));
        }
        Duration probe = status.nextProbe();
        return switch (status.state()) {
            case UP -> new PageModel.State("good", "Up");
            case OPEN ->
                new PageModel.State(
                        "bad", "Circuit open" + (probe == null ? "" : ", next try in " + Words.left(probe)));
            case HALF_OPEN -> new PageModel.State("doubt", "Circuit half-open, trying a few messages");
            default -> new PageModel.State("bad", Words.capital(Words.of(status.state())));
        };
    }

    private static String classes(ProviderStatus status) {
        return status.suspendedClasses().size() == MessageClass.values().length
                ? ""
                : " for " + status.suspendedClasses().stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static PageModel.Queue queue(ProviderStatus status, MessageClass one) {
        Duration longest = status.longestWait().get(one);
        return new PageModel.Queue(
                Words.capital(Words.of(one)),
                Words.count(status.waiting().getOrDefault(one, 0)),
                Words.count(status.waitingCalls().getOrDefault(one, 0)),
                longest == null ? "–" : Words.left(longest));
    }

    private static PageModel.Fact quota(Quota quota) {
        BigDecimal amount = quota.amount();
        String unit = quota.currency() == null
                ? Words.of(quota.unit())
                : quota.currency().getCurrencyCode();
        String format = quota.currency() == null ? "%,.0f %s" : "%,.2f %s";
        return new PageModel.Fact(
                Words.capital(Words.of(quota.kind())) + " (" + Words.of(quota.scope()) + ")",
                amount == null ? "none assigned" : String.format(Locale.ROOT, format, amount, unit));
    }

    private static String describe(BalanceEvent event) {
        if (event instanceof BalanceLow low) {
            Instant empty = low.emptyAt();
            return "low" + (empty == null ? "" : ", estimated to be empty at " + Words.time(empty));
        }
        return event instanceof BalanceEmpty empty
                ? "empty for "
                        + empty.messageClasses().stream()
                                .map(Words::of)
                                .sorted()
                                .collect(Collectors.joining(", "))
                : "recovered";
    }
}
