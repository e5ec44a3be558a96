package io.smsgateway.docs;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.SmsClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

class BalanceTimer {

    static ScheduledFuture<?> start(SmsClient client, ScheduledExecutorService timer) {
        BalanceWatch watch = new BalanceWatch(TimeSource.system(), event -> System.err.println(event));
        Map<ProviderId, BalanceRule> rules = Map.of(
                ProviderId.of("jsms"), BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.valueOf(5000)),
                ProviderId.of("itniotech"),
                        BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.valueOf(20)));
        return timer.scheduleWithFixedDelay(() -> watch.check(client, rules), 0, 10, TimeUnit.SECONDS);
    }
}
