package io.smsgateway.docs;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.SmsClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The code in docs/balance.md. */
@SuppressWarnings("unused")
abstract class BalanceExamples {

    abstract void log(@Nullable Object... values);

    abstract void warn(String text);

    void balances(SmsClient client) {
        for (BalanceResult result : client.balances()) {
            if (result instanceof Balance balance) {
                for (Quota quota : balance.quotas()) {
                    log(
                            balance.provider(),
                            quota.scope(),
                            quota.kind(),
                            quota.amount(),
                            quota.unit(),
                            quota.currency());
                }
            } else if (result instanceof BalanceUnavailable unavailable) {
                log(unavailable.provider(), unavailable.reason(), unavailable.detail());
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void watch(SmsClient client, ScheduledExecutorService scheduler) {
        BalanceWatch watch = new BalanceWatch(TimeSource.system(), event -> warn(event.provider() + ": " + event));
        Map<ProviderId, BalanceRule> rules = Map.of(
                ProviderId.of("jsms"), BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.valueOf(5000)),
                ProviderId.of("itniotech"),
                        BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.valueOf(20)));
        scheduler.scheduleWithFixedDelay(() -> watch.check(client, rules), 0, 10, TimeUnit.SECONDS);
    }
}
