package io.smsgateway.benchmarks;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeKeys;
import io.smsgateway.codes.CodeSchema;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeStore;
import io.smsgateway.codes.InMemoryCodeStore;
import io.smsgateway.codes.JdbcCodeStore;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** The check of a code by one thread: CPU time in memory, elapsed time in PostgreSQL. */
final class CodeChecks {

    private static final int ROUNDS = 20;
    private static final PhoneNumber TO = PhoneNumber.of("+8613900000001");
    private static final String PURPOSE = "login-code";
    private static final String SESSION = "session-0123456789";

    private CodeChecks() {}

    static void measure(Table table, DataSource dataSource) {
        table.atMost(
                "check of a code, memory", "CPU, µs", micros(new InMemoryCodeStore(), 50_000, true), Double.NaN, 5);
        CodeSchema.create(dataSource);
        table.atMost(
                "check of a code, PostgreSQL",
                "p50, ms",
                micros(JdbcCodeStore.of(dataSource), 200, false) / 1e3,
                Double.NaN,
                1);
    }

    private static double micros(CodeStore store, int checks, boolean cpu) {
        CodeService codes = CodeService.builder()
                .sender(message -> Optional.of(new Accepted(ProviderId.of("acme"), "1")))
                .keys(CodeKeys.of("k1", Secret.of("codes key", "a-codes-key-for-figures-0123456789")))
                .text(draft -> SmsMessage.text(draft.number(), draft.code()))
                .store(store)
                .build();
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            String id = codes.start(TO, PURPOSE, SESSION).id();
            long start = nanos(cpu);
            for (int i = 0; i < checks; i++) {
                if (codes.check(id, TO, PURPOSE, SESSION, "no code").isValid()) {
                    throw new IllegalStateException("a wrong code was valid");
                }
            }
            micros[round] = (nanos(cpu) - start) / 1e3 / checks;
        }
        Arrays.sort(micros);
        return micros[ROUNDS / 2];
    }

    private static long nanos(boolean cpu) {
        return cpu ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }
}
