package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Reports about messages that the application does not know. */
final class UnknownReportsTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber PERSON = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber OTHER = PhoneNumber.of("+8613800138001");
    private static final DeliveryReport KNOWN = DeliveryReport.of(ACME, "m1", PERSON, DeliveryState.DELIVERED);
    private static final DeliveryReport UNKNOWN = DeliveryReport.of(ACME, "m2", PERSON, DeliveryState.UNDELIVERED);
    private static final DeliveryReport OF_ANOTHER = DeliveryReport.of(ACME, "m1", OTHER, DeliveryState.PENDING);
    private static final InboundMessage INBOUND = InboundMessage.of(ACME, OTHER, "TD");
    private static final UnrecognisedEvent UNRECOGNISED = UnrecognisedEvent.of(ACME, "news", "{}");
    private static final List<ProviderEvent> ALL = List.of(KNOWN, UNKNOWN, OF_ANOTHER, INBOUND, UNRECOGNISED);

    private final KnownMessages known =
            (provider, id, recipient) -> provider.equals(ACME) && id.equals("m1") && PERSON.equals(recipient);
    private final CallbackReceiver vendor = new CallbackReceiver() {
        @Override
        public CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler) {
            ALL.forEach(handler);
            return CallbackResponse.text(200, "done");
        }

        @Override
        public String toString() {
            return "acme";
        }
    };

    private static List<ProviderEvent> passedOn(CallbackReceiver receiver) {
        List<ProviderEvent> events = new ArrayList<>();
        CallbackResponse response = receiver.receive(CallbackRequest.of("POST", new byte[0]), events::add);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("done");
        return events;
    }

    @Test
    void discardsReportsAboutUnknownMessagesAndNothingElse() {
        assertThat(passedOn(UnknownReports.discard().filter(vendor, known)))
                .containsExactly(KNOWN, INBOUND, UNRECOGNISED);
    }

    @Test
    void acceptsReportsAboutUnknownMessages() {
        assertThat(passedOn(UnknownReports.accept().filter(vendor, known))).isEqualTo(ALL);
    }

    @Test
    void asksThePolicyAboutUnknownMessagesOnly() {
        List<ProviderEvent> asked = new ArrayList<>();
        UnknownReports policy = event -> {
            asked.add(event);
            return event.equals(OF_ANOTHER);
        };

        assertThat(passedOn(policy.filter(vendor, known))).containsExactly(KNOWN, OF_ANOTHER, INBOUND, UNRECOGNISED);
        assertThat(asked).containsExactly(UNKNOWN, OF_ANOTHER);
    }

    @Test
    void letsTheReceiverHearOfAFailure() {
        KnownMessages failing = (provider, id, recipient) -> {
            throw new IllegalStateException("database is down");
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> passedOn(UnknownReports.accept().filter(vendor, failing)))
                .withMessage("database is down");
    }

    @Test
    void namesTheReceiver() {
        assertThat(UnknownReports.discard().filter(vendor, known)).hasToString("known reports of acme");
    }
}
