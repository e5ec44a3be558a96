package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten minutes with twice the messages that the provider takes, in virtual time. */
@Timeout(120)
final class OverloadTest {

    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration RATE_INTERVAL = Duration.ofMillis(400);
    private static final Duration SLACK = Duration.ofMillis(50);
    /** The provider takes five messages in two seconds, and four beside the share of codes. */
    private static final int PERMITS = 5;

    /** The messages beside one code in two seconds: nine in two seconds, alone or in lists. */
    enum Load {
        TRANSACTIONAL_SINGLES(MessageClass.TRANSACTIONAL, 1, null),
        MARKETING_SINGLES(MessageClass.MARKETING, 1, null),
        MARKETING_LISTS(MessageClass.MARKETING, 90, null),
        MARKETING_LISTS_BEHIND_A_RATE(MessageClass.MARKETING, 90, RateLimit.of(5, Duration.ofSeconds(2)));

        private final MessageClass messageClass;
        private final int listSize;
        private final @Nullable RateLimit limit;

        Load(MessageClass messageClass, int listSize, @Nullable RateLimit limit) {
            this.messageClass = messageClass;
            this.listSize = listSize;
            this.limit = limit;
        }

        /** How long a message may wait. */
        Duration patience() {
            return Duration.ofSeconds(messageClass == MessageClass.MARKETING ? 117 : 42);
        }
    }

    private record Timed(SendResult result, Duration took) {}

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(1));
    private final ScriptedProvider provider = new ScriptedProvider("acme").takes(1);
    private final List<Timed> codes = new ArrayList<>();
    private final List<Timed> others = new ArrayList<>();
    private int callers;
    private int mostCallers;
    private int mostWaiting;

    private SmsClient client(@Nullable RateLimit limit) {
        provider.sendsThrough(messages -> {
            time.sleep(REQUEST);
            return List.of(provider.script().accepted());
        });
        ProviderPolicies policies = ProviderPolicies.DEFAULT.withMaxInFlight(PERMITS);
        return SmsClient.builder()
                .provider(provider, limit == null ? policies : policies.withRateLimit(limit))
                .time(time)
                .scheduler(time)
                .executor(task -> time.after(Duration.ZERO, task))
                .random(new Random(5))
                .build();
    }

    private void every(Duration interval, Runnable call) {
        for (Duration at = Duration.ZERO; at.compareTo(LENGTH) < 0; at = at.plus(interval)) {
            time.at(at, call);
        }
    }

    private void send(SmsClient client, MessageClass messageClass, int messages, List<Timed> results) {
        List<SmsMessage> list = IntStream.range(0, messages)
                .mapToObj(i -> Sample.text(i).withClass(messageClass))
                .toList();
        long start = time.nanos();
        callers++;
        mostCallers = Math.max(mostCallers, callers);
        List<SendResult> sent = client.sendAll(list);
        callers--;
        Duration took = Duration.ofNanos(time.nanos() - start);
        sent.forEach(result -> results.add(new Timed(result, took)));
    }

    private void countWaiting(SmsClient client) {
        int waiting = client.providers().get(0).waiting().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        mostWaiting = Math.max(mostWaiting, waiting);
    }

    private static boolean isRefusedBeforeItWaits(Timed other) {
        return other.result() instanceof Refused refused
                && refused.reason() == Refusal.BUSY
                && refused.retryAfter() != null;
    }

    @ParameterizedTest
    @EnumSource
    void codesAreUnharmedAndTheRestIsRefusedBeforeItWaits(Load load) {
        SmsClient client = client(load.limit);
        every(Duration.ofSeconds(2), () -> send(client, MessageClass.OTP, 1, codes));
        every(
                Duration.ofSeconds(2L * load.listSize).dividedBy(9),
                () -> send(client, load.messageClass, load.listSize, others));
        every(Duration.ofSeconds(1), () -> countWaiting(client));
        time.runAll();

        Duration longestWait =
                REQUEST.plus(load.limit == null ? Duration.ZERO : RATE_INTERVAL).plus(SLACK);
        assertThat(codes)
                .hasSize(300)
                .allMatch(code -> code.result().isAccepted())
                .allMatch(code -> code.took().minus(REQUEST).compareTo(longestWait) <= 0);
        List<Timed> refused =
                others.stream().filter(other -> !other.result().isAccepted()).toList();
        List<Timed> early =
                refused.stream().filter(OverloadTest::isRefusedBeforeItWaits).toList();
        // four in two seconds, and what waits at the end
        assertThat(others.size() - refused.size()).isGreaterThan(4 * 300);
        assertThat(early).hasSizeGreaterThan(refused.size() * 95 / 100);
        if (load.listSize == 1) {
            assertThat(early).allMatch(other -> other.took().compareTo(SLACK) <= 0);
        }
        // what is sent while one may wait, and in memory no more; each list is one caller
        assertThat(mostWaiting).isBetween(50, (int) load.patience().toSeconds() * 5 / 2);
        assertThat(mostCallers).isBetween(6, 10 + mostWaiting / load.listSize);
        assertThat(client.providers().get(0).waiting()).isEmpty();
    }
}
