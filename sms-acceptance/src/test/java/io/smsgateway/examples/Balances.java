package io.smsgateway.examples;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceEmpty;
import io.smsgateway.client.BalanceEvent;
import io.smsgateway.client.BalanceLow;
import io.smsgateway.client.BalanceRecovered;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.SmsClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads balances and watches them. */
final class Balances {

    private Balances() {}

    static List<String> list(SmsClient client) {
        return client.balances().stream().map(Balances::describe).toList();
    }

    private static String describe(BalanceResult result) {
        if (result instanceof Balance balance) {
            return balance.provider() + " "
                    + balance.quotasFor(MessageClass.OTP).stream()
                            .map(Balances::amount)
                            .collect(Collectors.joining(", "));
        } else if (result instanceof BalanceUnavailable unavailable) {
            return unavailable.provider() + " " + unavailable.reason();
        }
        return result.provider() + " is new";
    }

    private static String amount(Quota quota) {
        return quota.amount() == null
                ? "not told"
                : quota.amount().toPlainString() + " " + quota.unit() + " of the " + quota.scope();
    }

    static String query(BalanceService service) {
        try {
            return describe(service.balance());
        } catch (BalanceUnavailableException unavailable) {
            return describe(unavailable.result());
        }
    }

    static void check(SmsClient client, Consumer<String> alarm) {
        BalanceWatch watch = new BalanceWatch(TimeSource.system(), event -> alarm.accept(describe(event)));
        BalanceRule rule = BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.valueOf(100));
        watch.check(client, Map.of(ProviderId.of("main"), rule));
        watch.last(ProviderId.of("main")).ifPresent(last -> alarm.accept("last: " + describe(last)));
    }

    private static String describe(BalanceEvent event) {
        if (event instanceof BalanceLow low) {
            return low.provider() + " is low" + (low.emptyAt() == null ? "" : " and empty at " + low.emptyAt());
        } else if (event instanceof BalanceEmpty empty) {
            return empty.provider() + " is empty for " + empty.messageClasses();
        } else if (event instanceof BalanceRecovered recovered) {
            return recovered.provider() + " has recovered to " + describe(recovered.balance());
        }
        return event.provider() + " changed";
    }
}
