package io.smsgateway.benchmarks;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardSchema;
import io.smsgateway.guard.GuardStore;
import io.smsgateway.guard.InMemoryGuardStore;
import io.smsgateway.guard.JdbcGuardStore;
import io.smsgateway.guard.PrefixPolicy;
import io.smsgateway.guard.SendLimits;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.guard.SpendPolicy;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The decision about a message by all rules of the guard and one thread: CPU time in memory, elapsed time in PostgreSQL. */
final class GuardDecisions {

    private static final int ROUNDS = 20;
    private static final BigDecimal CAP = new BigDecimal("1000000");
    private static final GuardPolicy ALL_RULES = GuardPolicy.DEFAULT
            .withPrefix(PrefixPolicy.DEFAULT.withMinimum(1_000_000))
            .withTenantLimits(SendLimits.of(0, 1_000_000, 1_000_000))
            .withSpend(SpendPolicy.of(CAP, CAP, BigDecimal.ONE));

    private GuardDecisions() {}

    static void measure(Table table, DataSource dataSource) {
        table.atMost(
                "decision of the guard, memory",
                "CPU, µs",
                micros(new InMemoryGuardStore(), 5_000, true),
                Double.NaN,
                50);
        GuardSchema.create(dataSource);
        table.atMost(
                "decision of the guard, PostgreSQL",
                "p50, ms",
                micros(JdbcGuardStore.of(dataSource), 200, false) / 1e3,
                Double.NaN,
                10);
    }

    /** Each message has a number and an address of its own, so that none is refused. */
    private static double micros(GuardStore store, int messages, boolean cpu) {
        SmsGuard guard =
                SmsGuard.create(ALL_RULES, store, Secret.of("guard key", "a-guard-key-for-figures-0123456789"));
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<SmsMessage> sent = messages(round * messages, messages);
            long start = nanos(cpu);
            for (SmsMessage message : sent) {
                if (guard.decide(message).refusal().isPresent()) {
                    throw new IllegalStateException("a message was refused");
                }
            }
            micros[round] = (nanos(cpu) - start) / 1e3 / messages;
        }
        Arrays.sort(micros);
        return micros[ROUNDS / 2];
    }

    private static List<SmsMessage> messages(int first, int count) {
        List<SmsMessage> messages = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            messages.add(SmsMessage.code(PhoneNumber.of(String.format("+86139%08d", i)))
                    .withMetadata(Map.of(
                            SmsGuard.CLIENT_ADDRESS,
                            "2001:db8:" + Integer.toHexString(i / 65_536) + ":" + Integer.toHexString(i % 65_536)
                                    + "::1",
                            SmsGuard.TENANT,
                            "shop")));
        }
        return messages;
    }

    private static long nanos(boolean cpu) {
        return cpu ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }
}
