package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of schedules is answered without asking JSMS. */
final class UnfitSchedulesTest {

    private static final Instant AT = Instant.parse("2026-12-24T10:30:00Z");
    private static final String ONE = "3f8c2d10-6a5e-4b7d-9f21-0c4e8a7b6d55";
    private static final ScheduleId SINGLE = id(ONE);
    private static final ScheduleId BATCH = id("batch/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final ScheduleService schedules = provider.schedules();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    @Test
    void oneMessageDoesNotBecomeABatch() {
        List<List<SmsMessage>> others = List.of(
                List.of(Jsms.message(1), Jsms.message(2)),
                List.of(Jsms.message(1).tagged("autumn")));
        for (List<SmsMessage> messages : others) {
            ScheduleResult result = schedules.reschedule(SINGLE, AT, messages);
            assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
            assertThat(result.id()).isEqualTo(SINGLE);
            assertThat(result.detail()).contains("cancel it and create a new one");
            assertThat(result.results()).hasSameSizeAs(messages).hasOnlyElementsOfType(Refused.class);
        }
        assertThat(vendor.received()).isZero();
    }

    @Test
    void nothingIsAskedWhereNothingCanBePlanned() {
        ScheduleResult result =
                schedules.schedule(AT, List.of(SmsMessage.code(Jsms.message(1).to())));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(result.id()).isNull();
        assertThat(result.detail()).contains("cannot schedule");
        assertThat(vendor.received()).isZero();
    }

    @Test
    void aTemplateOfTheCatalogueIsAFaultOfTheCaller() {
        SmsMessage template = SmsMessage.template(Jsms.message(1).to(), "login", Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(AT, List.of(Jsms.message(2), template)))
                .withMessageContaining("template `login` must be rendered");
        assertThat(vendor.received()).isZero();
    }

    @Test
    void messagesThatShareNothingAreAFaultOfTheCaller() {
        SmsMessage other =
                Jsms.message("+8613800138002", VendorTemplate.of("2", Map.of()).withSignature("42"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(AT, List.of(Jsms.message(1), other)))
                .withMessageContaining("share template, signature and tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.reschedule(
                        BATCH, AT, List.of(Jsms.message(1), Jsms.message(2).tagged("x"))))
                .withMessageContaining("share template, signature and tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(AT, List.of()))
                .withMessageContaining("from 1 to 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(AT, Collections.nCopies(1001, Jsms.message(1))))
                .withMessageContaining("not 1001");
        assertThat(vendor.received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void aTimeThatCantBeWrittenIsAFaultOfTheCaller(Instant at) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(at, List.of(Jsms.message(1))))
                .withMessageContaining("1970");
        assertThat(vendor.received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch/", "batch/batch/1", "../1", "a/b", "1?x", "0", "null"})
    void whatCanBeNoIdIsUnknownWithoutAsking(String value) {
        ScheduleId unknown = id(value);
        ScheduleResult changed = schedules.reschedule(unknown, AT, List.of(Jsms.message(1)));
        assertThat(changed.outcome()).isEqualTo(ScheduleResult.Outcome.UNKNOWN_ID);
        assertThat(changed.results()).singleElement().isInstanceOf(Refused.class);
        assertThat(schedules.cancel(unknown).outcome()).isEqualTo(ScheduleResult.Outcome.UNKNOWN_ID);
        assertThat(schedules.find(unknown)).isEmpty();
        assertThat(vendor.begunRequests()).isZero();
    }

    @Test
    void neverAsksAboutAScheduleThatAnotherKeeps() {
        ScheduleId other = new ScheduleId(ProviderId.of("other"), ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.find(other))
                .withMessageContaining("belongs to other, not to jsms");
        assertThatIllegalArgumentException().isThrownBy(() -> schedules.cancel(other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.reschedule(other, AT, List.of(Jsms.message(1))));
        assertThat(vendor.begunRequests()).isZero();
    }

    private static ScheduleId id(String value) {
        return new ScheduleId(ProviderId.of("jsms"), value);
    }
}
