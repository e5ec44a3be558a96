package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smsgateway.Balance;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Quota;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.acceptance.ItniotechStack.Brand;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.itniotech.ItniotechCall;
import io.smsgateway.itniotech.ItniotechCallRecord;
import io.smsgateway.itniotech.ItniotechCodeRecord;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBackfill;
import io.smsgateway.simulator.itniotech.ItniotechBackfillRate;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.testkit.SettableClock;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every service of Itniotech over the simulated vendor, at the paths of each brand. */
@ParameterizedClass
@EnumSource(Brand.class)
class ItniotechServicesTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");

    private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final ItniotechVendor vendor = simulator.itniotech();
    private final ItniotechProvider provider;

    ItniotechServicesTest(Brand brand) {
        provider = new ItniotechProvider(ItniotechStack.settings(simulator, brand), clock);
    }

    @AfterEach
    void close() {
        provider.close();
        simulator.close();
    }

    private String send(PhoneNumber to) {
        return send(List.of(SmsMessage.text(to, "Hello"))).get(0).orThrow().messageId();
    }

    private List<SendResult> send(List<SmsMessage> messages) {
        return provider.gateway().sendAll(Outbound.of(messages));
    }

    private List<DeliveryReport> sent(Instant from, Instant to) {
        List<DeliveryReport> records = new ArrayList<>();
        provider.sentRecords().between(from, to, records::add);
        return records;
    }

    @Test
    void takesOneTextAndSeveral() {
        List<SendResult> results =
                send(List.of(SmsMessage.text(ANNA, "Hello Anna"), SmsMessage.text(BERT, "Hello Bert")));

        assertThat(results).allMatch(SendResult::isAccepted);
        assertThat(send(ANNA)).hasSize(19);
        assertThat(vendor.ledger().count()).isEqualTo(3);
    }

    @Test
    void tellsWhatIsLeft() {
        vendor.account().balance(ItniotechBalance.of("12.5", "0.25", "3"));

        Balance balance = provider.balance().balance();

        assertThat(balance.quotas())
                .extracting(Quota::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(new BigDecimal("12.5"), new BigDecimal("0.25"), new BigDecimal("3"));
    }

    @Test
    void tellsByIdWhatBecameOfAMessageOnceItHasLeftTheQueue() {
        vendor.reports().queuedFor(Duration.ofSeconds(5));
        vendor.reports().sendingFor(Duration.ofSeconds(10));
        vendor.reports().fail("8613800138001");
        List<String> ids = List.of(send(ANNA), send(BERT));

        assertThat(provider.deliveryReports().query(ids)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(provider.deliveryReports().query(ids))
                .extracting(DeliveryReport::state)
                .containsExactly(DeliveryState.PENDING, DeliveryState.PENDING);
        clock.advance(Duration.ofSeconds(10));
        List<DeliveryReport> reports = provider.deliveryReports().query(ids);

        assertThat(reports).extracting(DeliveryReport::messageId).containsExactlyElementsOf(ids);
        assertThat(reports).extracting(DeliveryReport::recipient).containsExactly(ANNA, BERT);
        assertThat(reports)
                .extracting(DeliveryReport::state)
                .containsExactly(DeliveryState.SENT, DeliveryState.UNDELIVERED);
        assertThat(reports).extracting(DeliveryReport::at).containsOnly(clock.instant());
        assertThat(reports).extracting(DeliveryReport::unverified).containsOnly(false);
    }

    @Test
    void tellsWhatAMessageCostInBothCurrencies() {
        vendor.account().currency("EUR", "1.25");
        vendor.account().price("86", "0.02");
        String id = send(ANNA);

        DeliveryReport report = provider.deliveryReports().query(List.of(id)).get(0);

        BigDecimal euros = new BigDecimal("0.02");
        BigDecimal dollars = new BigDecimal("0.025");
        assertThat(report.charge())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(Charge.of(euros, Currency.getInstance("EUR"))
                        .withUnitPrice(euros)
                        .withParts(1)
                        .withSettled(new Charge.Settlement(
                                dollars, dollars, Currency.getInstance("USD"), new BigDecimal("1.25"))));
    }

    @Test
    void asksForAsManyIdsAsThereAre() {
        List<SmsMessage> messages = IntStream.range(0, 450)
                .mapToObj(i -> SmsMessage.text(PhoneNumber.of("+86137%08d".formatted(i)), "Hello"))
                .toList();
        List<String> ids = send(messages).stream()
                .map(result -> result.orThrow().messageId())
                .toList();

        assertThat(provider.deliveryReports().query(ids)).hasSize(450);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 50_000})
    void tellsAllThatWasSentInWhateverPages(int pageSize) {
        vendor.reports().pageSize(pageSize);
        vendor.reports().failureIsTwo(pageSize != 3);
        vendor.reports().fail("8613800138001");
        Instant before = clock.instant();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(send(i == 2 ? BERT : ANNA));
            clock.advance(Duration.ofSeconds(1));
        }

        List<DeliveryReport> records = sent(before, clock.instant());

        assertThat(records).extracting(DeliveryReport::messageId).containsExactlyElementsOf(ids);
        assertThat(records)
                .filteredOn(record -> record.state() == DeliveryState.UNDELIVERED)
                .extracting(DeliveryReport::recipient)
                .containsExactly(BERT);
    }

    @Test
    void tellsWhatWasSentInTwoMonths() {
        Instant before = clock.instant();
        String first = send(ANNA);
        clock.advance(Duration.ofDays(60));
        String last = send(BERT);

        assertThat(sent(before, clock.instant()))
                .extracting(DeliveryReport::messageId)
                .containsExactly(first, last);
    }

    @Test
    void tellsWhatPeopleWroteBackInWhateverPages() {
        Instant before = clock.instant();
        for (int i = 0; i < 250; i++) {
            vendor.inbound("8613800138000", "1069", "Answer " + i);
            clock.advance(Duration.ofHours(5));
        }
        List<InboundMessage> answers = new ArrayList<>();

        provider.inboundMessages().between(before, clock.instant(), answers::add);

        assertThat(answers)
                .extracting(InboundMessage::content)
                .doesNotHaveDuplicates()
                .hasSize(250);
        InboundMessage first = answers.get(0);
        assertThat(first)
                .isEqualTo(InboundMessage.of(provider.id(), ANNA, "Answer 0")
                        .withAt(before)
                        .withTo("1069")
                        .withNetwork("460")
                        .withCharge(first.charge()));
    }

    @Test
    void asksForInboundMessagesOfYearsThoughTheVendorHasThemSinceJuly2022Only() {
        vendor.inbound("8613800138000", "1069", "Stop");
        List<InboundMessage> answers = new ArrayList<>();

        provider.inboundMessages().between(Instant.parse("2020-01-01T00:00:00Z"), clock.instant(), answers::add);

        assertThat(answers).extracting(InboundMessage::content).containsExactly("Stop");
    }

    @Test
    void hasACodeSentAgainCheckedAndLookedUp() {
        SendResult started = provider.verification().start(SmsMessage.code(ANNA));
        VerificationId first = VerificationId.of(started.orThrow());
        String code = vendor.codes().code(first.value()).orElseThrow();
        VerificationId second = provider.otp().resend(first, Channel.VOICE);

        assertThat(second).isNotEqualTo(first);
        assertThat(provider.verification().check(first, code).verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(provider.otp().record(second).orElseThrow().matched()).isEqualTo(-1);
        assertThat(provider.verification().check(second, code).verdict()).isEqualTo(Verdict.VALID);

        ItniotechCodeRecord record = provider.otp().record(second).orElseThrow();
        assertThat(record.matched()).isZero();
        assertThat(record.receiver()).isEqualTo(ANNA);
        assertThat(record.calls()).hasSize(1);
        String orderId = vendor.ledger().all().get(0).orderId();
        assertThat(provider.otp().recordOf(String.valueOf(orderId)).orElseThrow())
                .satisfies(all -> assertThat(all.texts()).hasSize(1))
                .satisfies(all -> assertThat(all.calls()).hasSize(1));
    }

    @Test
    void tellsTheVendorWhichCodesWereUsed() {
        String id = send(ANNA);
        VerificationId code = VerificationId.of(
                provider.verification().start(SmsMessage.code(BERT)).orThrow());

        provider.postback().used(id, ANNA, clock.instant());
        provider.postback().used(code, BERT, clock.instant());
        provider.postback().rate("460", 41, 64, clock.instant());

        assertThat(vendor.backfills())
                .extracting(ItniotechBackfill::product, ItniotechBackfill::id)
                .containsExactly(tuple("sms", id), tuple("otp", code.value()));
        assertThat(vendor.backfillRates())
                .containsExactly(new ItniotechBackfillRate("460", 41, 64, "64.06", clock.instant()));
    }

    @Test
    void callsAndReadsTheRecordOfTheCall() {
        String id = provider.voice(ItniotechVendor.APP_ID).call(ItniotechCall.of(ANNA, "EN", "Your code is 4 7 1 1"));

        ItniotechCallRecord record =
                provider.voice(ItniotechVendor.APP_ID).record(id).orElseThrow();

        assertThat(record.callee()).isEqualTo(ANNA);
        assertThat(record.terminationCode()).isEqualTo("200");
        assertThat(vendor.ledger().to("8613800138000")).hasSize(1);
    }
}
