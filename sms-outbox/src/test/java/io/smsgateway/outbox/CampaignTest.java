package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Campaigns, on any database. */
abstract class CampaignTest extends OutboxTest {

    CampaignTest(OutboxDatabase database) {
        super(database);
    }

    private static Iterator<SmsMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SmsMessage.text(NUMBER, "Offer " + i).withClass(MessageClass.MARKETING))
                .iterator();
    }

    private static Iterator<SmsMessage> one(String key) {
        return List.of(message(key)).iterator();
    }

    private void awaitCount(Campaign campaign, OutboxState state, long count) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            outbox.nudge();
            assertThat(campaign.progress().count(state)).isEqualTo(count);
        });
    }

    @Test
    void aStreamThatBrokeOffIsSubmittedAgainAndEachMessageIsSentOnce() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        AtomicInteger read = new AtomicInteger();
        Iterator<SmsMessage> breaks = IntStream.range(0, 1_700)
                .mapToObj(i -> {
                    if (read.incrementAndGet() > 1_500) {
                        throw new IllegalStateException("the file ended early");
                    }
                    return SmsMessage.text(NUMBER, "Offer " + i).withClass(MessageClass.MARKETING);
                })
                .iterator();
        assertThatThrownBy(() -> campaign.submitAll(breaks)).isInstanceOf(IllegalStateException.class);
        assertThat(campaign.progress().total()).isEqualTo(1_000);

        CampaignSubmission again = outbox.campaign("spring").submitAll(messages(1_700));

        assertThat(again.added()).isEqualTo(700);
        assertThat(again.known()).isEqualTo(1_000);
        assertThat(again.refused()).isZero();
        assertThat(campaign.progress().isFinished()).isFalse();
        outbox.start(client);
        awaitCount(campaign, OutboxState.ACCEPTED, 1_700);
        assertThat(campaign.progress().isFinished()).isTrue();
        assertThat(provider.messages()).hasSize(1_700);
        assertThat(outbox.find("spring#1700")).isPresent();
    }

    @Test
    void aStreamWithAnotherMessageUnderAKnownKeyTellsThatItWasRefused() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(2));

        CampaignSubmission other = campaign.submitAll(List.of(
                        SmsMessage.text(NUMBER, "Offer 0"),
                        SmsMessage.text(NUMBER, "other"),
                        SmsMessage.text(NUMBER, "new"))
                .iterator());

        assertThat(other).hasToString("CampaignSubmission{1 added, 1 known, 1 refused}");
    }

    @Test
    void aPausedCampaignWaitsAlsoForWhatIsSubmittedAndGivenBackLater() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(2));
        campaign.pause();
        campaign.submitAll(messages(3));
        outbox.campaign("autumn").submitAll(one("autumn-1"));
        outbox.start(client);

        awaitState("autumn-1", OutboxState.ACCEPTED);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count("sms_due where due_at >= " + Campaigns.HOLD) == 3);
        assertThat(provider.messages()).hasSize(1);
        assertThat(campaign.progress().isPaused()).isTrue();
        assertThat(campaign.progress()).hasToString("CampaignProgress{{QUEUED=3}, paused}");
        assertThat(database.count("sms_due where slot is not null")).isZero();

        campaign.resume();

        awaitCount(campaign, OutboxState.ACCEPTED, 3);
        assertThat(campaign.progress().isPaused()).isFalse();
    }

    @Test
    void aCampaignThatIsResumedWhileAMachinePutsItsMessagesOffIsSent() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(1));
        campaign.pause();
        Store store = store();
        SlotLease slot = store.take("a");
        Tables.Row row = store.claim(slot, MessageClass.MARKETING, 1).get(0);
        assertThat(row.campaign()).isEqualTo(Campaigns.PAUSED);

        campaign.resume();
        store.hold(slot, List.of(row.id()));

        assertThat(store.claim(slot, MessageClass.MARKETING, 1)).hasSize(1);
    }

    private Store store() {
        return new Store(database.dataSource(), Tables.of(database.database(), SETTINGS), SETTINGS, () -> 1L);
    }

    @Test
    void aCancelledCampaignSendsNothingAndTakesNothing() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(1_100));
        campaign.pause();

        assertThat(campaign.cancel()).isEqualTo(1_100);

        campaign.resume();
        assertThat(campaign.progress().count(OutboxState.CANCELLED)).isEqualTo(1_100);
        assertThat(campaign.progress().isCancelled()).isTrue();
        assertThat(database.count("sms_due")).isZero();
        assertThatThrownBy(() -> campaign.submitAll(messages(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spring was cancelled");
    }

    @Test
    void whatAMachineGivesBackOfACancelledCampaignIsCancelledWhenItWouldBeSent() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(1));
        Store store = store();
        SlotLease slot = store.take("a");
        assertThat(store.claim(slot, MessageClass.MARKETING, 1)).hasSize(1);
        assertThat(campaign.cancel()).isZero();
        store.end("a");

        outbox.start(client);

        awaitCount(campaign, OutboxState.CANCELLED, 1);
        assertThat(provider.calls()).isEmpty();
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void aMessageOfACancelledCampaignThatMayHaveBeenSentIsUnconfirmed() throws InterruptedException {
        Campaign campaign = outbox.campaign("spring");
        provider.thenUnconfirmed();
        outbox.start(client);
        campaign.submitAll(one("order-1"));
        awaitState("order-1", OutboxState.UNCONFIRMED);
        campaign.pause();
        outbox.requeue("", "order-1", RequeueOptions.DEFAULTS.withSecondCopy(true));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count("sms_due where due_at >= " + Campaigns.HOLD) == 1);

        assertThat(campaign.cancel()).isZero();

        awaitState("order-1", OutboxState.UNCONFIRMED);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void aFullQueueDelaysTheStreamAndOneWithoutProgressEndsIt() throws InterruptedException {
        open(SETTINGS.withMaxWaiting(MessageClass.MARKETING, 10));
        Campaign campaign = outbox.campaign("spring");
        assertThatThrownBy(() -> campaign.submitAll(messages(15), SubmitOptions.DEFAULTS, Duration.ZERO))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("no room for messages of campaign spring");
        assertThat(campaign.progress().total()).isEqualTo(10);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> campaign.submitAll(messages(15))).isInstanceOf(InterruptedException.class);

        outbox.start(client);

        assertThat(campaign.submitAll(messages(15)))
                .satisfies(all -> assertThat(all.added() + all.known()).isEqualTo(15));
        awaitCount(campaign, OutboxState.ACCEPTED, 15);
        assertThat(provider.messages()).hasSize(15);
    }

    @Test
    void theResultFileHasALineForEachMessageAndMasksNumbers() throws InterruptedException, IOException {
        provider.thenRefuse(Refusal.OPTED_OUT);
        Campaign campaign = outbox.campaign("spring");
        outbox.start(client);
        campaign.submitAll(one("a \"quoted\", key"));
        awaitCount(campaign, OutboxState.REFUSED, 1);
        campaign.submitAll(one("second"));
        awaitCount(campaign, OutboxState.ACCEPTED, 1);
        StringBuilder masked = new StringBuilder();
        StringBuilder whole = new StringBuilder();

        campaign.writeResults(masked);
        campaign.writeResultsWithNumbers(whole);

        List<String> lines = new ArrayList<>(masked.toString().lines().toList());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("key,recipient,state,provider,message id,reason,created,changed");
        assertThat(lines.get(1)).startsWith("\"a \"\"quoted\"\", key\"," + NUMBER + ",REFUSED,test,,OPTED_OUT,20");
        assertThat(lines.get(2)).startsWith("second," + NUMBER + ",ACCEPTED,test,test-");
        assertThat(masked.toString()).doesNotContain(NUMBER.e164());
        assertThat(whole.toString().lines())
                .anyMatch(line -> line.startsWith("second," + NUMBER.e164() + ",ACCEPTED,"));
    }

    @Test
    void theResultFileOfManyMessagesIsWholeAndErasedNumbersAreEmpty() throws InterruptedException, IOException {
        outbox.campaign("other").submitAll(one("other-1"));
        Campaign campaign = outbox.campaign("spring");
        campaign.submitAll(messages(2_000));
        database.run("update sms_message set message = null where message_key = 'spring#2000'");
        StringBuilder file = new StringBuilder();

        campaign.writeResults(file);

        assertThat(file.toString().lines()).hasSize(2_001);
        assertThat(file.toString()).contains("\r\nspring#2000,,QUEUED,,,,20").doesNotContain("other-1");
    }

    @Test
    void aNameHasFrom1To100Characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> outbox.campaign(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> outbox.campaign("n".repeat(101)));
        assertThat(outbox.campaign("n".repeat(100)).name()).hasSize(100);
    }
}
