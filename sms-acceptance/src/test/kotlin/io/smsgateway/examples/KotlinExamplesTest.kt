package io.smsgateway.examples

import io.smsgateway.Accepted
import io.smsgateway.Balance
import io.smsgateway.Guarantee
import io.smsgateway.PhoneNumber
import io.smsgateway.ProviderId
import io.smsgateway.Quota
import io.smsgateway.Refusal
import io.smsgateway.Secret
import io.smsgateway.SmsMessage
import io.smsgateway.client.ProviderStatus
import io.smsgateway.client.SmsClient
import io.smsgateway.delivery.DeliveryReport
import io.smsgateway.delivery.DeliveryState
import io.smsgateway.testkit.ScriptedProvider
import io.smsgateway.verification.CheckResult
import io.smsgateway.verification.Verdict
import io.smsgateway.verification.VerificationId
import io.smsgateway.verification.VerificationService
import java.time.Clock
import java.time.Duration
import java.time.Instant
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class KotlinExamplesTest {

    private val to = PhoneNumber.of("+8613800138000")
    private val end = Instant.parse("2100-01-01T00:00:00Z")
    private val listener = CountingListener()
    private val journal = TableJournal()

    @Test
    fun buildsAMessage() {
        val message = order(to, "A-17", end)

        assertThat(message.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE)
        assertThat(message.metadata()).containsEntry("order", "A-17")
        assertThat(describe(message)).isEqualTo("1 part(s) to CN from ACME")
        assertThat(describe(template(to))).isEqualTo("a template from the account's sender")
        assertThat(describe(call(to))).isEqualTo("a code")
    }

    @Test
    fun sendsACampaign() {
        val lines = mutableListOf<String>()

        client(ScriptedProvider.accepting("main"), ScriptedProvider.accepting("spare"), listener, journal).use { client ->
            val progress = campaign(client, sequenceOf(SmsMessage.text(to, "Hello")), lines)

            assertThat(progress.accepted()).isEqualTo(1)
        }

        assertThat(lines).containsExactly("accepted as main-1", "1 done")
    }

    @Test
    fun sendsAndReadsResults() {
        val main = ScriptedProvider.accepting("main")

        client(main, ScriptedProvider.accepting("spare"), listener, journal).use { client ->
            val result = client.send(order(to, "A-17", end))
            val later = client.async { it.run() }.send(SmsMessage.text(to, "Hello")).join()

            assertThat(read(result)).isEqualTo("accepted as main-1")
            assertThat(log(result)).isEqualTo("A-17 [order-A-17]: main ACCEPTED")
            assertThat(read(later)).isEqualTo("accepted as main-2")
            assertThat(countAccepted(client.async { it.run() }, listOf(template(to))).join()).isEqualTo(1)
        }

        assertThat(listener.lines).startsWith("main TRANSACTIONAL 1", "call of 1")
        assertThat(journal.rows.values).containsOnly("accepted")
    }

    @Test
    fun readsRefusedAndUnconfirmedResults() {
        val main = ScriptedProvider.accepting("main").thenRefuse(Refusal.OPTED_OUT).thenUnconfirmed()

        client(main, ScriptedProvider.accepting("spare"), listener, journal).use { client ->
            val text = SmsMessage.text(to, "Hello").with(Guarantee.AT_MOST_ONCE)

            assertThat(read(client.send(text))).isEqualTo("refused: OPTED_OUT, no code, not again")
            assertThat(read(client.send(text))).startsWith("may have been sent")
            journal.shut = true
            assertThatThrownBy { sendOrThrow(client, text.within(Duration.ofSeconds(4))) }.hasMessage("refused: BUSY, no code, later")
        }
    }

    @Test
    fun plansAndSuspends() {
        val main = ScriptedProvider.accepting("main")

        client(main, ScriptedProvider.accepting("spare"), listener, journal).use { client ->
            assertThat(plan(client, SmsMessage.template(to, "login-code", mapOf("code" to "471100"))))
                .isEqualTo("[main, spare], at most 2 copies, first as TEXT")
            assertThat(suspend(client, main.id())).isEqualTo(ProviderStatus.State.SUSPENDED)
        }
    }

    @Test
    fun sendsAKeyedMessageOnce() {
        val main = ScriptedProvider.accepting("main")
        val builder = SmsClient.builder().provider(main)
            .idempotencyStore(TableStore(Clock.systemUTC()), Secret.of("fingerprints", "k".repeat(32)))

        builder.build().use { client ->
            val keyed = SmsMessage.text(to, "Hello").keyed("order-1")

            assertThat(client.send(keyed)).isEqualTo(client.send(keyed))
        }

        assertThat(main.messages()).hasSize(1)
    }

    @Test
    fun sendsThroughAnAdapterOfItsOwn() {
        val words = ArrayDeque(listOf("posted", "lost"))

        SmsClient.builder().provider(PigeonProvider("pigeon") { words.removeFirst() }).build().use { client ->
            val accepted = sendOrThrow(client, SmsMessage.text(to, "Hello"))
            val tooLong = client.send(SmsMessage.text(to, "x".repeat(161)))

            assertThat(accepted.messageId()).hasSize(16)
            assertThat(read(tooLong)).isEqualTo("refused: UNSUPPORTED, no code, not again")
            assertThat(read(client.send(SmsMessage.text(to, "Hello")))).contains("with reference")
            assertThat(list(client)).containsExactly("pigeon 50 MESSAGES of the ACCOUNT")
        }
    }

    @Test
    fun watchesBalances() {
        val quota = Quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, Quota.Unit.MESSAGES, 20.toBigDecimal(), null)
        val main = ScriptedProvider.accepting("main")
            .thenBalance(Balance.of(ProviderId.of("main"), Instant.EPOCH, listOf(quota)))
        val lines = mutableListOf<String>()

        SmsClient.builder().provider(main).build().use { client -> check(client) { lines += it } }

        assertThat(lines).containsExactly("main is low", "last: main 20 MESSAGES of the ACCOUNT")
        assertThat(query(ScriptedProvider.accepting("other").balance())).isEqualTo("other UNSUPPORTED")
    }

    @Test
    fun checksACode() {
        val codes = object : VerificationService {
            override fun start(message: SmsMessage) = Accepted(ProviderId.of("main"), "7")

            override fun check(id: VerificationId, typed: String) = CheckResult.of(
                id.provider(), if (typed == "471100") Verdict.VALID else Verdict.WRONG, "",
            )
        }

        val id = start(codes, to)

        assertThat(id).isNotNull()
        assertThat(check(codes, id.orEmpty(), "471100")).isEqualTo("logged in")
        assertThat(check(codes, id.orEmpty(), "0")).isEqualTo("type it again")
    }

    @Test
    fun reconcilesAnUnconfirmedMessage() {
        val main = ScriptedProvider.unconfirmed("main")
        val text = SmsMessage.text(to, "Hello").with(Guarantee.AT_MOST_ONCE)

        SmsClient.builder().provider(main).build().use { client ->
            val report = DeliveryReport.of(main.id(), "other", to, DeliveryState.DELIVERED)
            val known = known("other", to)

            assertThat(reconcile(reconciler(client, known), text, client.send(text), report))
                .containsExactly("check again")
            assertThat(poll(client, main.id())).isEmpty()
            assertThat(schedule(client.schedules(), end, listOf(text))).startsWith("REFUSED: ")
            assertThat(find(client.schedules(), "main/1")).isEqualTo("main: UNSUPPORTED")
        }
    }

    @Test
    fun describesAReport() {
        val report = DeliveryReport.of(ProviderId.of("main"), "7", to, DeliveryState.DELIVERED)

        assertThat(describe(report)).isEqualTo("7 DELIVERED")
        assertThat(restore(report.provider(), to, end, null).reference()).isNull()
    }
}
