package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What vendors tell, and the requests that it comes in. */
final class EventsTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber PERSON = PhoneNumber.of("+8613800138000");
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    static Stream<ProviderEvent> events() {
        return Stream.of(
                new DeliveryReport(ACME, "m1", PERSON, DeliveryState.DELIVERED, null, "4001", AT),
                new InboundMessage(ACME, PERSON, "canary", AT),
                new TemplateReviewed(ACME, "7", ReviewState.REFUSED, "canary"),
                new SignatureReviewed(ACME, "7", ReviewState.REFUSED, "canary"),
                new UnrecognisedEvent(ACME, "canary", "canary 13800138000"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noEventPrintsANumberOrAText(ProviderEvent event) {
        assertThat(event.toString()).contains("acme").doesNotContain("canary", "13800138000");
        assertThat(event.provider()).isEqualTo(ACME);
    }

    @Test
    void aReportNamesItsMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryReport(ACME, " ", PERSON, DeliveryState.DELIVERED, null, null, AT))
                .withMessageContaining("messageId must not be blank");
    }

    @Test
    void aReasonBelongsToWhatWasNotDelivered() {
        assertThat(report(DeliveryState.UNDELIVERED, FailureReason.BUSY).reason())
                .isEqualTo(FailureReason.BUSY);
        assertThat(report(DeliveryState.UNKNOWN, null).reason()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> report(DeliveryState.UNDELIVERED, null));
        assertThatIllegalArgumentException().isThrownBy(() -> report(DeliveryState.DELIVERED, FailureReason.BUSY));
        assertThatIllegalArgumentException().isThrownBy(() -> report(DeliveryState.UNKNOWN, FailureReason.OTHER));
    }

    private static DeliveryReport report(DeliveryState state, @Nullable FailureReason reason) {
        return new DeliveryReport(ACME, "m1", null, state, reason, null, null);
    }

    @Test
    void aPageKeepsWhatItWasGiven() {
        List<String> items = new ArrayList<>(List.of("a"));
        List<UnrecognisedEvent> unrecognised = new ArrayList<>();
        Page<String> page = new Page<>(items, unrecognised, false);
        items.clear();
        assertThat(page.items()).containsExactly("a");
        assertThat(page.isEmpty()).isFalse();
        assertThat(new Page<>(items, unrecognised, true).isEmpty()).isTrue();
        unrecognised.add(new UnrecognisedEvent(ACME, "", "x"));
        assertThat(new Page<>(items, unrecognised, false).isEmpty()).isFalse();
    }

    @Test
    void aRequestIsReadAsFarAsItIsTaken() throws IOException {
        byte[] huge = new byte[CallbackReceiver.MAX_BODY_BYTES * 2];
        CallbackRequest request =
                CallbackRequest.read("POST", null, "application/json", new ByteArrayInputStream(huge));
        assertThat(request.body()).hasSize(CallbackReceiver.MAX_BODY_BYTES + 1);
        assertThat(request.query()).isEmpty();
        assertThat(CallbackRequest.read("GET", "a=b", null, new ByteArrayInputStream(new byte[0]))
                        .query())
                .isEqualTo("a=b");
    }

    @Test
    void aRequestDoesNotPrintWhatItHolds() {
        CallbackRequest request = new CallbackRequest("canary", "canary", "canary", new byte[] {1, 2, 3});
        assertThat(request).hasToString("CallbackRequest{3 bytes}");
    }

    @Test
    void aResponseIsNeverRenderedAsAPage() {
        assertThat(CallbackResponse.HEADERS)
                .containsEntry("Content-Type", "text/plain; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }
}
