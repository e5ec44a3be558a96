package io.smsgateway.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.Guarantee;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.testkit.ScriptedProvider;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JavaExamplesTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final LatencyListener listener = new LatencyListener();
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void buildsAMessage() {
        SmsMessage message = Sending.order(TO, "A-17", END);

        assertThat(message.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(message.metadata()).containsEntry("order", "A-17");
        assertThat(Sending.describe(message)).isEqualTo("1 part(s) to CN from ACME");
        assertThat(Sending.describe(Sending.template(TO))).isEqualTo("a template from the account's sender");
    }

    @Test
    void sendsACampaign() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try (SmsClient client = Clients.client(
                ScriptedProvider.accepting("main"), ScriptedProvider.accepting("spare"), listener, journal)) {
            BulkProgress progress = Sending.campaign(client, List.of(SmsMessage.text(TO, "text")), lines);

            assertThat(progress.state()).isEqualTo(BulkProgress.State.COMPLETED);
            assertThat(lines).hasSize(2).last().asString().startsWith("COMPLETED: 1 of 1 messages, 1 accepted");
        }
    }

    @Test
    void sendsAndReadsResults() {
        ScriptedProvider main = ScriptedProvider.accepting("main");

        try (SmsClient client = Clients.client(main, ScriptedProvider.accepting("spare"), listener, journal)) {
            SendResult result = client.send(Sending.order(TO, "A-17", END));
            long accepted = Sending.countAccepted(client.async(Runnable::run), List.of(Sending.template(TO)))
                    .join();

            assertThat(Sending.read(result)).isEqualTo("accepted as main-1");
            assertThat(Sending.log(result)).isEqualTo("A-17 [order-A-17]: main ACCEPTED");
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(listener.lines).startsWith("main TRANSACTIONAL 1", "call of 1");
        assertThat(journal.rows.values()).containsOnly("accepted");
    }

    @Test
    void readsRefusedAndUnconfirmedResults() {
        ScriptedProvider main =
                ScriptedProvider.accepting("main").thenRefuse(Refusal.OPTED_OUT).thenUnconfirmed();

        try (SmsClient client = Clients.client(main, ScriptedProvider.accepting("spare"), listener, journal)) {
            SmsMessage text = SmsMessage.text(TO, "Hello").with(Guarantee.AT_MOST_ONCE);

            assertThat(Sending.read(client.send(text))).isEqualTo("refused: OPTED_OUT, no code, not again");
            assertThat(Sending.read(client.send(text))).startsWith("may have been sent");
            journal.shut();
            assertThatThrownBy(() -> Sending.sendOrThrow(client, text.within(Duration.ofSeconds(4))))
                    .hasMessage("refused: BUSY, no code, later");
        }
    }

    @Test
    void plansAndSuspends() {
        ScriptedProvider main = ScriptedProvider.accepting("main");

        try (SmsClient client = Clients.client(main, ScriptedProvider.accepting("spare"), listener, journal)) {
            assertThat(Clients.plan(client, SmsMessage.template(TO, "login-code", Map.of("code", "471100"))))
                    .isEqualTo("[main, spare], at most 2 copies, first as TEXT");
            assertThat(Clients.suspend(client, main.id())).isEqualTo(ProviderStatus.State.SUSPENDED);
        }
    }

    @Test
    void sendsAKeyedMessageOnce() {
        ScriptedProvider main = ScriptedProvider.accepting("main");
        MapStore store = new MapStore(Clock.systemUTC());

        try (SmsClient client = SmsClient.builder()
                .provider(main)
                .idempotencyStore(store, Secret.of("fingerprints", "k".repeat(32)))
                .build()) {
            SmsMessage keyed = SmsMessage.text(TO, "Hello").keyed("order-1");

            assertThat(client.send(keyed)).isEqualTo(client.send(keyed));
        }
        assertThat(main.messages()).hasSize(1);
    }

    @Test
    void sendsThroughAnAdapterOfItsOwn() {
        Deque<String> words = new ArrayDeque<>(List.of("posted", "lost"));

        try (SmsClient client = SmsClient.builder()
                .provider(new PostboxProvider("postbox", text -> words.remove()))
                .build()) {
            Accepted accepted = Sending.sendOrThrow(client, SmsMessage.text(TO, "Hello"));
            SendResult tooLong = client.send(SmsMessage.text(TO, "x".repeat(161)));

            assertThat(accepted.messageId()).hasSize(16);
            assertThat(Sending.read(tooLong)).isEqualTo("refused: UNSUPPORTED, no code, not again");
            assertThat(Sending.read(client.send(SmsMessage.text(TO, "Hello")))).contains("with reference");
            assertThat(Balances.list(client)).containsExactly("postbox 50 MESSAGES of the ACCOUNT");
        }
    }

    @Test
    void watchesBalances() {
        Quota quota = new Quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, Quota.Unit.MESSAGES, BigDecimal.valueOf(20), null);
        ScriptedProvider main = ScriptedProvider.accepting("main")
                .thenBalance(Balance.of(ProviderId.of("main"), Instant.EPOCH, List.of(quota)));
        List<String> lines = new ArrayList<>();

        try (SmsClient client = SmsClient.builder().provider(main).build()) {
            Balances.check(client, lines::add);
        }

        assertThat(lines).containsExactly("main is low", "last: main 20 MESSAGES of the ACCOUNT");
        assertThat(Balances.query(ScriptedProvider.accepting("other").balance()))
                .isEqualTo("other UNSUPPORTED");
    }

    @Test
    void checksACode() {
        VerificationService codes = new VerificationService() {
            @Override
            public SendResult start(SmsMessage message) {
                return new Accepted(ProviderId.of("main"), "7");
            }

            @Override
            public CheckResult check(VerificationId id, String typed) {
                Verdict verdict = typed.equals("471100") ? Verdict.VALID : Verdict.WRONG;
                return CheckResult.of(id.provider(), verdict, "");
            }
        };

        String id = Codes.start(codes, TO).orElseThrow();

        assertThat(Codes.check(codes, id, "471100")).isEqualTo("logged in");
        assertThat(Codes.check(codes, id, "0")).isEqualTo("type it again");
    }

    @Test
    void reconcilesAnUnconfirmedMessage() {
        ScriptedProvider main = ScriptedProvider.unconfirmed("main");
        SmsMessage text = SmsMessage.text(TO, "Hello").with(Guarantee.AT_MOST_ONCE);

        try (SmsClient client = SmsClient.builder().provider(main).build()) {
            DeliveryReport report = DeliveryReport.of(main.id(), "other", TO, DeliveryState.DELIVERED);
            KnownMessages known = Deliveries.known("other", TO);

            assertThat(Reconciling.reconcile(Reconciling.reconciler(client, known), text, client.send(text), report))
                    .containsExactly("check again");
            assertThat(Deliveries.poll(client, main.id())).isEmpty();
            assertThat(Schedules.schedule(client.schedules(), END, List.of(text)))
                    .startsWith("REFUSED: ");
            assertThat(Schedules.find(client.schedules(), "main/1")).isEqualTo("main: UNSUPPORTED");
        }
    }

    @Test
    void receivesAReport() {
        List<String> lines = new ArrayList<>();
        CallbackReceiver receiver = (request, handler) -> {
            handler.accept(DeliveryReport.of(ProviderId.of("main"), "7", TO, DeliveryState.DELIVERED));
            return CallbackResponse.text(200, "ok");
        };

        assertThat(Deliveries.receive(receiver, "token", "{}", lines)).isEqualTo(200);
        assertThat(lines).containsExactly("7 DELIVERED");

        AtomicInteger unknown = new AtomicInteger();
        CallbackReceiver counting = Deliveries.counting(receiver, Deliveries.known("8", TO), unknown);
        assertThat(Deliveries.receive(counting, "token", "{}", lines)).isEqualTo(200);
        assertThat(lines).hasSize(1);
        assertThat(unknown).hasValue(1);
    }
}
