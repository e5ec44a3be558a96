package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The auditor finds every kind of lie. */
@ExtendWith(SmsSimulatorExtension.class)
class LedgerAuditTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");

    @Test
    void findsEveryKindOfLie(SmsSimulator simulator) throws Exception {
        SmsMessage sent = ProxiedVendor.message(Vendor.JSMS);
        SmsMessage never = ProxiedVendor.message(Vendor.JSMS);
        SendResult truth;
        try (ProxiedVendor line = ProxiedVendor.to(Vendor.JSMS, simulator)) {
            truth = line.client().send(sent);
        }
        LedgerAudit books = new LedgerAudit(simulator);

        assertThat(audited(books, sent, truth)).isEmpty();
        assertThat(audited(books, sent, tried(new Refused(JSMS, Refusal.UNAVAILABLE, "no"))))
                .startsWith("false Refused");
        assertThat(audited(books, never, truth)).startsWith("false Accepted");
        assertThat(audited(books, sent, tried(new Accepted(JSMS, "1")))).startsWith("accepted under an id");
        assertThat(audited(books, sent, tried(new Unconfirmed(ProviderId.of("itniotech"), "maybe"))))
                .startsWith("a copy that no attempt");
        assertThat(audited(books, never, tried(new Unconfirmed(JSMS, "maybe")))).isEmpty();
        assertThat(audited(
                        books,
                        sent,
                        truth.after(tried(new Unconfirmed(JSMS, "maybe")).attempts())))
                .startsWith("more copies");
    }

    private static SendResult tried(SendResult result) {
        return result.withAttempts(List.of(Attempt.of(result, Instant.EPOCH, Duration.ZERO)));
    }

    private static String audited(LedgerAudit books, SmsMessage message, SendResult result) {
        return String.join("", books.contradictions(List.of(new SentMessage(message, result))));
    }
}
