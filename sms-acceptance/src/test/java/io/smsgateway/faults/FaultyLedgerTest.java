package io.smsgateway.faults;

import static io.smsgateway.simulator.Fault.CLOCK_OFF;
import static io.smsgateway.simulator.Fault.HALF_A_BATCH;
import static io.smsgateway.simulator.Fault.HTTP_403_SUCCESS;
import static io.smsgateway.simulator.Fault.HTTP_429_SUCCESS;
import static io.smsgateway.simulator.Fault.SWAPPED_TYPES;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by the thousand through the whole client while both vendors' connections meet every fault there is, and holds
 * each answer against what the vendors really accepted. {@code -Dsms.faults.seed} repeats a run, and
 * {@code -Dsms.faults.sends} says how long it is.
 */
@ExtendWith(SmsSimulatorExtension.class)
class FaultyLedgerTest {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyLedgerTest.class);
    private static final long SEED = Long.getLong("sms.faults.seed", System.nanoTime());
    private static final int SENDS = Integer.getInteger("sms.faults.sends", 16_000);
    private static final int MESSAGES_A_ROUND = 2_000;
    private static final int ROUNDS_BETWEEN_AUDITS = 12;
    private static final int CALLERS = 40;
    private static final int REQUESTS_OF_A_BAD_STATUS = 100;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final MessageGenerator generator = new MessageGenerator(random);
    private final RunStatistics statistics = new RunStatistics();
    private final List<String> contradictions = new ArrayList<>();
    private int rounds;

    @Test
    @DisplayName("whatever the network and the vendors do, every result is true")
    void everyResultIsTrue(SmsSimulator simulator) throws Exception {
        LOG.info("-Dsms.faults.seed={} -Dsms.faults.sends={}", SEED, SENDS);
        long start = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            while (statistics.sends() < SENDS) {
                simulator.reset();
                rounds(simulator, callers);
            }
        } finally {
            callers.shutdownNow();
        }
        LOG.info("{}", statistics.print(Duration.ofNanos(System.nanoTime() - start)));

        assertThat(contradictions).as("-Dsms.faults.seed=%s", SEED).isEmpty();
    }

    private void rounds(SmsSimulator simulator, ExecutorService callers) throws Exception {
        List<SentMessage> sent = new ArrayList<>();
        protect(simulator);
        try (FaultProxy jsms = proxy(Vendor.JSMS, simulator.jsmsUrl());
                FaultProxy itniotech = proxy(Vendor.ITNIOTECH, simulator.itniotechUrl())) {
            for (int i = 0; i < ROUNDS_BETWEEN_AUDITS && statistics.sends() < SENDS; i++) {
                setFault(simulator.jsms());
                setFault(simulator.itniotech());
                sent.addAll(round(simulator, jsms, itniotech, callers));
            }
            jsms.awaitIdle();
            itniotech.awaitIdle();
            statistics.addFaults(jsms.faults());
            statistics.addFaults(itniotech.faults());
        }
        contradictions.addAll(new LedgerAudit(simulator).contradictions(sent));
    }

    /** Makes both vendors refuse requests, often whole, for one text. */
    private void protect(SmsSimulator simulator) {
        simulator.jsms().account().refusesBatchesWhole(random.nextInt(4) > 0);
        simulator.jsms().account().blackWord("77");
        simulator.itniotech().account().sensitiveWord("77 is on");
    }

    /** Sets a random fault of the vendor itself, beside those of the proxy. */
    private void setFault(io.smsgateway.simulator.Vendor vendor) {
        switch (random.nextInt(7)) {
            case 5 -> vendor.fail(HTTP_403_SUCCESS, REQUESTS_OF_A_BAD_STATUS);
            case 6 -> vendor.fail(HTTP_429_SUCCESS, REQUESTS_OF_A_BAD_STATUS);
            case 0 -> vendor.fail(HALF_A_BATCH);
            case 1 -> vendor.fail(SWAPPED_TYPES);
            case 2 -> vendor.fail(CLOCK_OFF);
            default -> vendor.heal();
        }
    }

    private FaultProxy proxy(Vendor vendor, URI url) throws IOException {
        return new FaultProxy(url, new SeededFaultPlan(vendor, random.nextLong(), ClientRun.RESPONSE_TIMEOUT_MS));
    }

    /**
     * Alternates: both vendors faulty, without and with opening circuits; the client closed midway; one vendor unreachable;
     * campaigns, lists, single messages and codes that wait for one another, also in a client that is closed.
     */
    private List<SentMessage> round(
            SmsSimulator simulator, FaultProxy jsms, FaultProxy itniotech, ExecutorService callers) throws Exception {
        int round = rounds++ % 8;
        List<List<SmsMessage>> calls =
                round > 5 ? generator.mixedCalls(MESSAGES_A_ROUND) : generator.calls(MESSAGES_A_ROUND);
        for (List<SmsMessage> call : calls) {
            call.stream()
                    .filter(message -> random.nextInt(50) == 0)
                    .forEach(message ->
                            simulator.jsms().account().unsubscribe(message.to().national()));
        }
        return switch (round) {
            case 0, 1 -> send(new ClientRun(jsms.url(), itniotech.url(), false, Integer.MAX_VALUE), calls, callers);
            case 2 -> send(new ClientRun(jsms.url(), itniotech.url(), true, Integer.MAX_VALUE), calls, callers);
            case 3 -> send(new ClientRun(jsms.url(), itniotech.url(), false, calls.size() * 9 / 10), calls, callers);
            case 6 -> send(crowded(jsms, itniotech, Integer.MAX_VALUE), calls, callers);
            case 7 -> send(crowded(jsms, itniotech, random.nextInt(calls.size())), calls, callers);
            case 4 -> {
                try (UnreachableVendor dead = unreachable()) {
                    ClientRun run = new ClientRun(
                            dead.url(), itniotech.url(), dead.kind().isSlow(), Integer.MAX_VALUE);
                    yield requireNotSent("jsms", send(run, calls, callers), dead.kind());
                }
            }
            default -> {
                try (UnreachableVendor dead = unreachable()) {
                    ClientRun run =
                            new ClientRun(jsms.url(), dead.url(), dead.kind().isSlow(), Integer.MAX_VALUE);
                    yield requireNotSent("itniotech", send(run, calls, callers), dead.kind());
                }
            }
        };
    }

    private ClientRun crowded(FaultProxy jsms, FaultProxy itniotech, int closesAfter) {
        return new ClientRun(jsms.url(), itniotech.url(), random.nextBoolean(), closesAfter, true);
    }

    private UnreachableVendor unreachable() throws IOException {
        return UnreachableVendor.that(
                List.of(UnreachableVendor.Kind.values()).get(random.nextInt(UnreachableVendor.Kind.values().length)));
    }

    private List<SentMessage> send(ClientRun run, List<List<SmsMessage>> calls, ExecutorService callers)
            throws InterruptedException {
        List<List<SendResult>> results = run.make(calls, callers);
        List<SentMessage> sent = new ArrayList<>();
        for (int c = 0; c < calls.size(); c++) {
            List<SmsMessage> call = calls.get(c);
            if (results.get(c).size() != call.size()) {
                contradictions.add(
                        "silently lost: " + results.get(c).size() + " results for " + call.size() + " messages");
                continue;
            }
            for (int i = 0; i < call.size(); i++) {
                requireOwnResult(call.get(i), results.get(c).get(i));
                statistics.add(results.get(c).get(i));
                sent.add(new SentMessage(call.get(i), results.get(c).get(i)));
            }
        }
        return sent;
    }

    /** Records messages whose results no stage of the client knew. */
    private void requireOwnResult(SmsMessage message, SendResult result) {
        if (result instanceof Unconfirmed unconfirmed && unconfirmed.provider().equals(ProviderId.NONE)) {
            boolean waited =
                    message.idempotencyKey() != null && unconfirmed.detail().contains("idempotency key");
            if (!waited) {
                contradictions.add("without a result of its own: " + result);
            }
        }
    }

    /** Records messages that are unconfirmed though no vendor could receive them. */
    private List<SentMessage> requireNotSent(String dead, List<SentMessage> sent, UnreachableVendor.Kind kind) {
        for (SentMessage one : sent) {
            for (Attempt attempt : one.result().attempts()) {
                if (attempt.provider().name().equals(dead)) {
                    statistics.addFault(kind.toString(), attempt.outcome() == Attempt.Outcome.REFUSED ? 1 : 0);
                    if (attempt.outcome() != Attempt.Outcome.REFUSED && attempt.outcome() != Attempt.Outcome.SKIPPED) {
                        contradictions.add("unconfirmed though never handed over, " + kind + ": " + one.result());
                    }
                }
            }
        }
        return sent;
    }
}
