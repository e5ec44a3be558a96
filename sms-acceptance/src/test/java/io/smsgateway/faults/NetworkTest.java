package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the network can do to a message, each fault for itself, through the whole client. */
@ExtendWith(SmsSimulatorExtension.class)
class NetworkTest {

    private static final int AROUND = 480;

    @ParameterizedTest
    @EnumSource(UnreachableVendor.Kind.class)
    @DisplayName(
            "N1, N3, N4, N5 a message that cannot reach the first vendor is certainly not sent, and goes to the next")
    void whatNeverGotThereGoesToTheNext(UnreachableVendor.Kind kind, SmsSimulator simulator) throws Exception {
        List<SmsMessage> messages = new MessageGenerator(new SplittableRandom(1))
                .calls(60).stream()
                        .flatMap(List::stream)
                        .filter(message -> message.idempotencyKey() == null)
                        .filter(message -> !message.content().toString().startsWith("VendorCode"))
                        .toList();
        try (UnreachableVendor dead = UnreachableVendor.that(kind);
                SmsClient client =
                        new ClientRun(dead.url(), simulator.itniotechUrl(), true, Integer.MAX_VALUE).client()) {
            List<SentMessage> sent = messages.stream()
                    .map(message -> new SentMessage(message, client.send(message)))
                    .toList();

            assertThat(sent).noneMatch(one -> one.result().attempts().get(0).outcome() == Attempt.Outcome.UNCONFIRMED);
            assertThat(sent).filteredOn(one -> one.result().isAccepted()).hasSizeGreaterThan(sent.size() / 2);
            assertThat(new LedgerAudit(simulator).contradictions(sent)).isEmpty();
        }
    }

    @Test
    @DisplayName("N3 a vendor that keeps callers waiting is left alone after a few")
    void whoKeepsCallersWaitingIsLeftAlone(SmsSimulator simulator) throws Exception {
        try (UnreachableVendor dead = UnreachableVendor.that(UnreachableVendor.Kind.LEAVES_WAITING);
                SmsClient client =
                        new ClientRun(dead.url(), simulator.itniotechUrl(), true, Integer.MAX_VALUE).client()) {
            List<List<SmsMessage>> calls = new MessageGenerator(new SplittableRandom(2)).calls(100);
            for (int i = 0; client.providers().get(0).state() != ProviderStatus.State.OPEN; i++) {
                assertThat(i).as("messages before it opened").isLessThan(calls.size());
                client.sendAll(calls.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("N8 no response leaves the message unconfirmed after the response timeout of its class, with one copy")
    void silenceLeavesADoubt(Vendor vendor, SmsSimulator simulator) throws Exception {
        try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
            line.send();
            line.plan().plannedFault(PlannedFault.of(Fault.SILENCE_IN_RESPONSE, 0));
            SendResult result = line.send();

            assertThat(result).isInstanceOf(Unconfirmed.class);
            assertThat(result.attempts().get(0).took())
                    .isBetween(
                            Duration.ofMillis(ClientRun.RESPONSE_TIMEOUT_MS - 5),
                            Duration.ofMillis(8L * ClientRun.RESPONSE_TIMEOUT_MS));
            assertThat(line.contradictions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("N9 an answer just before, at or after the end of the patience is heard or not, and never denied")
    void anAnswerInTheLastMoment(Vendor vendor, SmsSimulator simulator) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AROUND / 12);
        try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
            List<SendResult> results = Collections.synchronizedList(new ArrayList<>());
            for (int late = -6; late < 6; late++) {
                line.plan().plannedFault(PlannedFault.of(Fault.RESPONSE_LATE, ClientRun.RESPONSE_TIMEOUT_MS + late));
                Callable<Boolean> send = () -> results.add(line.send());
                threads.invokeAll(Collections.nCopies(AROUND / 12, send));
            }

            assertThat(results).hasSize(AROUND).hasOnlyElementsOfTypes(Accepted.class, Unconfirmed.class);
            assertThat(line.contradictions()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("N11 an answer in segments of one byte is read as one")
    void anAnswerInSlices(Vendor vendor, SmsSimulator simulator) throws Exception {
        try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
            line.send();
            line.plan().plannedFault(PlannedFault.of(Fault.SLICED, 0));
            List<SendResult> results =
                    IntStream.range(0, 20).mapToObj(i -> line.send()).toList();

            assertThat(results).anyMatch(SendResult::isAccepted);
            assertThat(line.contradictions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FIN_WHEN_IDLE", "RESET_WHEN_IDLE", "TIMEOUT_RESPONSE_WHEN_IDLE"})
    @DisplayName(
            "N13 a kept connection that is closed just before its use leaves a message unconfirmed at worst, and no copy")
    void aConnectionThatIsClosedJustBefore(Fault closing, SmsSimulator simulator) throws Exception {
        for (Vendor vendor : Vendor.values()) {
            simulator.reset();
            try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
                line.plan().plannedFault(PlannedFault.of(closing, 0));
                List<SendResult> results =
                        IntStream.range(0, 300).mapToObj(i -> line.send()).toList();

                assertThat(results).anyMatch(SendResult::isAccepted);
                assertThat(line.contradictions()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("N14 with both vendors down everything is refused at once, and the first comes back by its balance")
    void bothDownAndOneComesBack(SmsSimulator simulator) throws Exception {
        simulator.jsms().fail(io.smsgateway.simulator.Fault.REFUSE);
        simulator.itniotech().fail(io.smsgateway.simulator.Fault.REFUSE);
        try (SmsClient client =
                new ClientRun(simulator.jsmsUrl(), simulator.itniotechUrl(), true, Integer.MAX_VALUE).client()) {
            List<SmsMessage> messages = new MessageGenerator(new SplittableRandom(3))
                    .calls(50).stream().flatMap(List::stream).toList();
            assertThat(client.sendAll(messages)).hasOnlyElementsOfType(Refused.class);

            simulator.jsms().heal();
            SmsMessage next = ProxiedVendor.message(Vendor.JSMS);
            await().atMost(Duration.ofSeconds(10)).until(() -> client.send(next).isAccepted());

            assertThat(simulator.jsms().requestCounts().requests("/v1/accounts/app"))
                    .isPositive();
            assertThat(simulator.jsms().ledger().count()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName(
            "N16 where requests pass and responses don't, every message is unconfirmed, once, until the circuit opens")
    void answersAreLost(Vendor vendor, SmsSimulator simulator) throws Exception {
        try (ProxiedVendor line = ProxiedVendor.breakingTo(vendor, simulator)) {
            line.plan().plannedFault(PlannedFault.of(Fault.SILENCE_IN_RESPONSE, 0));
            List<SendResult> results =
                    IntStream.range(0, 5).mapToObj(i -> line.send()).toList();
            SendResult next = line.send();

            assertThat(results).hasOnlyElementsOfType(Unconfirmed.class);
            assertThat(next).isInstanceOfAny(Refused.class, Unconfirmed.class);
            assertThat(line.contradictions()).isEmpty();
        }
    }
}
