package io.smsgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.jsms.JsmsQuota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerUnderLoadTest {

    private static final int THREADS = 32;
    private static final int EACH = 20;

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private interface Sending {
        void send(int thread, int message);
    }

    private static void inParallel(Sending sending) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    for (int message = 0; message < EACH; message++) {
                        sending.send(number, message);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void holdsEveryMessageOnceAndNoOther() throws Exception {
        SmsSimulator simulator = SIMULATOR.simulator();
        simulator.jsms().fail(Fault.HTTP_500, 100);
        SIMULATOR.jsms().account().app(new JsmsQuota(null, null, 10_000L, null));

        inParallel((thread, message) -> {
            String number = "139%04d%04d".formatted(thread, message);
            Http.message(simulator, number, "1");
            Http.text(simulator, "86" + number, "Hello");
        });

        int all = THREADS * EACH;
        assertThat(simulator.jsms().ledger().count()).isEqualTo(all - 100);
        assertThat(simulator.jsms().account().app().industry()).isEqualTo(10_000L - (all - 100));
        assertThat(simulator.jsms().requestCounts().requests()).isEqualTo(all);
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        simulator.itniotech().ledger().all().forEach(entry -> {
            ids.add(entry.id());
            numbers.add(entry.number());
        });
        assertThat(ids).hasSize(all);
        assertThat(numbers).hasSize(all);
        assertThat(simulator.itniotech().ledger().count()).isEqualTo(all);
        assertThat(simulator.itniotech().ledger().maxCopies()).isEqualTo(1);
        assertThat(simulator.itniotech().account().balance().balance())
                .isEqualByComparingTo(
                        new BigDecimal("10000").subtract(new BigDecimal("0.01").multiply(new BigDecimal(all))));
    }

    @Test
    void acceptsExactlyWhatTheQuotaCovers() throws Exception {
        SIMULATOR.jsms().account().app(new JsmsQuota(null, null, 100L, null));
        SIMULATOR.jsms().account().dev(JsmsQuota.NONE);

        inParallel((thread, message) -> Http.message(SIMULATOR.simulator(), "13900000001", thread + "-" + message));

        assertThat(SIMULATOR.jsms().ledger().count()).isEqualTo(100);
    }

    @Test
    void countsWithoutKeepingWhenAskedTo() {
        SIMULATOR.jsms().ledger().countOnly(true);
        Http.message(SIMULATOR.simulator(), "13900000001", "1");

        assertThat(SIMULATOR.jsms().ledger().count()).isEqualTo(1);
        assertThat(SIMULATOR.jsms().ledger().all()).isEmpty();
        assertThat(SIMULATOR.jsms().ledger().maxCopies()).isZero();
    }
}
