package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events, their costs and pages. */
final class EventsTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber PERSON = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber OTHER = PhoneNumber.of("+8613800138001");
    private static final DeliveryReport REPORT = DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.DELIVERED);
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    static Stream<ProviderEvent> events() {
        return Stream.of(
                REPORT,
                DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.UNDELIVERED)
                        .withReason(FailureReason.BUSY)
                        .withCode("4003")
                        .withAt(AT)
                        .withReference("a-1")
                        .withCharge(Charge.of(BigDecimal.ONE, null))
                        .withNetwork("460-1")
                        .withUnverified(true),
                InboundMessage.of(ACME, PERSON, "canary"),
                InboundMessage.of(ACME, PERSON, "canary")
                        .withAt(AT)
                        .withTo("canary")
                        .withCharge(Charge.of(BigDecimal.ONE, null))
                        .withUnverified(true),
                TemplateReviewed.of(ACME, "7", ReviewState.REFUSED).withReason("canary"),
                SignatureReviewed.of(ACME, "7", ReviewState.REFUSED).withReason("canary"),
                UnrecognisedEvent.of(ACME, "canary", "canary 13800138000"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noEventPrintsANumberOrAText(ProviderEvent event) {
        assertThat(event.toString()).contains("acme").doesNotContain("canary", "13800138000");
        assertThat(event.provider()).isEqualTo(ACME);
    }

    @Test
    void printsIdsCodesAndReferencesOnOneLineWithoutNumbers() {
        String id = "7\nERROR +8613800138000";
        DeliveryReport report = DeliveryReport.of(ACME, id, null, DeliveryState.DELIVERED)
                .withCode("8\r13800138000")
                .withReference("9\u202e13800138000");

        assertThat(report)
                .hasToString("DeliveryReport{acme, 7\\u000aERROR ***, to null, DELIVERED, code 8\\u000d***, reference"
                        + " 9\\u202…***}")
                .returns(id, DeliveryReport::messageId);
        assertThat(TemplateReviewed.of(ACME, id, ReviewState.REFUSED))
                .hasToString("TemplateReviewed{acme, 7\\u000aERROR ***, REFUSED}");
        assertThat(SignatureReviewed.of(ACME, id, ReviewState.REFUSED))
                .hasToString("SignatureReviewed{acme, 7\\u000aERROR ***, REFUSED}");
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventRebuiltFromItsAccessorsIsEqual(ProviderEvent event) {
        assertThat(rebuilt(event)).isEqualTo(event).hasSameHashCodeAs(event);
        assertThat(event).isNotEqualTo(null).isNotEqualTo("another type");
    }

    private static ProviderEvent rebuilt(ProviderEvent event) {
        if (event instanceof DeliveryReport report) {
            return DeliveryReport.of(report.provider(), report.messageId(), report.recipient(), report.state())
                    .withReason(report.reason())
                    .withCode(report.code())
                    .withAt(report.at())
                    .withReference(report.reference())
                    .withCharge(report.charge())
                    .withNetwork(report.network())
                    .withUnverified(report.unverified());
        }
        if (event instanceof InboundMessage message) {
            return InboundMessage.of(message.provider(), message.from(), message.content())
                    .withAt(message.at())
                    .withTo(message.to())
                    .withCharge(message.charge())
                    .withNetwork(message.network())
                    .withUnverified(message.unverified());
        }
        if (event instanceof TemplateReviewed review) {
            return TemplateReviewed.of(review.provider(), review.templateId(), review.state())
                    .withReason(review.reason());
        }
        if (event instanceof SignatureReviewed review) {
            return SignatureReviewed.of(review.provider(), review.signatureId(), review.state())
                    .withReason(review.reason());
        }
        UnrecognisedEvent unrecognised = (UnrecognisedEvent) event;
        return UnrecognisedEvent.of(unrecognised.provider(), unrecognised.type(), unrecognised.data());
    }

    @Test
    void everyPropertyOfAnEventTellsItApart() {
        ProviderId other = ProviderId.of("other");
        TemplateReviewed template = TemplateReviewed.of(ACME, "7", ReviewState.REFUSED);
        SignatureReviewed signature = SignatureReviewed.of(ACME, "7", ReviewState.REFUSED);
        InboundMessage message = InboundMessage.of(ACME, PERSON, "a");
        List<ProviderEvent> events = List.of(
                template,
                TemplateReviewed.of(other, "7", ReviewState.REFUSED),
                TemplateReviewed.of(ACME, "8", ReviewState.REFUSED),
                TemplateReviewed.of(ACME, "7", ReviewState.APPROVED),
                template.withReason("too short"),
                signature,
                SignatureReviewed.of(other, "7", ReviewState.REFUSED),
                SignatureReviewed.of(ACME, "8", ReviewState.REFUSED),
                SignatureReviewed.of(ACME, "7", ReviewState.APPROVED),
                signature.withReason("too short"),
                UnrecognisedEvent.of(ACME, "a", "b"),
                UnrecognisedEvent.of(other, "a", "b"),
                UnrecognisedEvent.of(ACME, "c", "b"),
                UnrecognisedEvent.of(ACME, "a", "c"),
                message,
                InboundMessage.of(other, PERSON, "a"),
                InboundMessage.of(ACME, OTHER, "a"),
                InboundMessage.of(ACME, PERSON, "b"),
                message.withAt(AT),
                message.withTo("1069"),
                message.withCharge(Charge.of(BigDecimal.ONE, null)),
                message.withNetwork("460-1"),
                message.withUnverified(true),
                REPORT,
                DeliveryReport.of(other, "m1", PERSON, DeliveryState.DELIVERED),
                DeliveryReport.of(ACME, "m2", PERSON, DeliveryState.DELIVERED),
                DeliveryReport.of(ACME, "m1", null, DeliveryState.DELIVERED),
                DeliveryReport.of(ACME, "m1", OTHER, DeliveryState.DELIVERED),
                DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.PENDING),
                DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.UNDELIVERED),
                DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.UNDELIVERED).withReason(FailureReason.BUSY),
                REPORT.withCode("4001"),
                REPORT.withAt(AT),
                REPORT.withReference("a-1"),
                REPORT.withCharge(Charge.of(BigDecimal.ONE, null)),
                REPORT.withNetwork("460-1"),
                REPORT.withUnverified(true));

        assertThat(new HashSet<>(events)).hasSameSizeAs(events);
    }

    @Test
    void aReportNamesItsMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveryReport.of(ACME, " ", PERSON, DeliveryState.DELIVERED))
                .withMessageContaining("messageId must not be blank");
    }

    @Test
    void aReasonBelongsToWhatWasNotDelivered() {
        DeliveryReport undelivered = DeliveryReport.of(ACME, "m1", null, DeliveryState.UNDELIVERED);

        assertThat(undelivered.reason()).isEqualTo(FailureReason.OTHER);
        assertThat(undelivered.withReason(FailureReason.BUSY).reason()).isEqualTo(FailureReason.BUSY);
        assertThat(REPORT.reason()).isNull();
        assertThat(REPORT.withReason(null)).isEqualTo(REPORT);
        assertThatIllegalArgumentException().isThrownBy(() -> undelivered.withReason(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REPORT.withReason(FailureReason.BUSY))
                .withMessageContaining("UNDELIVERED");
    }

    @Test
    @SuppressWarnings("NullAway")
    void requiredValuesAreNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> DeliveryReport.of(null, "m1", PERSON, DeliveryState.PENDING));
        assertThatNullPointerException().isThrownBy(() -> DeliveryReport.of(ACME, "m1", PERSON, null));
        assertThatNullPointerException().isThrownBy(() -> InboundMessage.of(ACME, null, ""));
        assertThatNullPointerException().isThrownBy(() -> InboundMessage.of(ACME, PERSON, null));
        assertThatNullPointerException().isThrownBy(() -> TemplateReviewed.of(ACME, "7", null));
        assertThatNullPointerException().isThrownBy(() -> SignatureReviewed.of(ACME, null, ReviewState.UNKNOWN));
        assertThatNullPointerException().isThrownBy(() -> UnrecognisedEvent.of(ACME, "", null));
    }

    @Test
    void aChargeTellsItsPropertiesApart() {
        Currency euros = Currency.getInstance("EUR");
        Charge charge = Charge.of(BigDecimal.ONE, euros);
        Charge.Settlement settled = new Charge.Settlement(BigDecimal.TEN, null, null, null);
        List<Charge> charges = List.of(
                charge,
                Charge.of(null, euros),
                Charge.of(BigDecimal.ONE, null),
                charge.withUnitPrice(BigDecimal.ONE),
                charge.withParts(1),
                charge.withSettled(settled));

        assertThat(new HashSet<>(charges)).hasSameSizeAs(charges);
        assertThat(charges)
                .allSatisfy(each -> assertThat(Charge.of(each.amount(), each.currency())
                                .withUnitPrice(each.unitPrice())
                                .withParts(each.parts())
                                .withSettled(each.settled()))
                        .isEqualTo(each)
                        .hasSameHashCodeAs(each));
        assertThat(charge.withParts(2).withUnitPrice(BigDecimal.TEN)).hasToString("Charge{1 EUR, 2 parts at 10}");
        assertThat(charge).isNotEqualTo("another type");
    }

    @Test
    void aPageKeepsWhatItWasGiven() {
        List<String> items = new ArrayList<>(List.of("canary"));
        List<UnrecognisedEvent> unrecognised = new ArrayList<>(List.of(UnrecognisedEvent.of(ACME, "", "x")));
        Page<String> page = Page.of(items).withUnrecognised(unrecognised).withMore(true);
        items.clear();
        unrecognised.clear();

        assertThat(page.items()).containsExactly("canary");
        assertThat(page.unrecognised()).hasSize(1);
        assertThat(page.more()).isTrue();
        assertThat(page).hasToString("Page{1 items, 1 unrecognised, more to come}");
        assertThat(Page.of(page.items()).withUnrecognised(page.unrecognised()).withMore(page.more()))
                .isEqualTo(page)
                .hasSameHashCodeAs(page);
        assertThat(page)
                .isNotEqualTo(page.withMore(false))
                .isNotEqualTo(page.withUnrecognised(List.of()))
                .isNotEqualTo(Page.of(List.of("another"))
                        .withUnrecognised(page.unrecognised())
                        .withMore(true))
                .isNotEqualTo("another type");
    }

    @Test
    void aPageIsEmptyWithoutItemsAndUnrecognisedEvents() {
        Page<String> none = Page.of(List.of());

        assertThat(none.withMore(true).isEmpty()).isTrue();
        assertThat(none).hasToString("Page{0 items, 0 unrecognised}");
        assertThat(Page.of(List.of("a")).isEmpty()).isFalse();
        assertThat(none.withUnrecognised(List.of(UnrecognisedEvent.of(ACME, "", "x")))
                        .isEmpty())
                .isFalse();
    }
}
