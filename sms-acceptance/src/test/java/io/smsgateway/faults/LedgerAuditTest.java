package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit finds every kind of contradiction. */
@ExtendWith(SmsSimulatorExtension.class)
class LedgerAuditTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");

    @Test
    void findsEveryKindOfContradiction(SmsSimulator simulator) throws Exception {
        SmsMessage sent = ProxiedVendor.message(Vendor.JSMS);
        SmsMessage never = ProxiedVendor.message(Vendor.JSMS);
        SendResult truth;
        try (ProxiedVendor vendor = ProxiedVendor.to(Vendor.JSMS, simulator)) {
            // the first request of a new JVM may take longer than the response timeout
            await().until(() ->
                    vendor.client().send(ProxiedVendor.message(Vendor.JSMS)).isAccepted());
            truth = vendor.client().send(sent);
        }
        LedgerAudit audit = new LedgerAudit(simulator);

        assertThat(audited(audit, sent, truth)).isEmpty();
        assertThat(audited(audit, sent, tried(new Refused(JSMS, Refusal.UNAVAILABLE, "no"))))
                .startsWith("false Refused");
        assertThat(audited(audit, never, truth)).startsWith("false Accepted");
        assertThat(audited(audit, sent, tried(new Accepted(JSMS, "1")))).startsWith("accepted under an id");
        assertThat(audited(audit, sent, tried(new Unconfirmed(ProviderId.of("itniotech"), "maybe"))))
                .startsWith("a copy without an attempt");
        assertThat(audited(audit, never, tried(new Unconfirmed(JSMS, "maybe")))).isEmpty();
        assertThat(audited(
                        audit, sent, after(tried(new Unconfirmed(JSMS, "maybe")).attempts(), truth)))
                .startsWith("more copies");
        List<Attempt> optedOut = tried(new Refused(ProviderId.of("itniotech"), Refusal.OPTED_OUT, "no"))
                .attempts();
        assertThat(audited(audit, sent, after(optedOut, truth))).startsWith("handed on after a refusal");
        List<Attempt> halved =
                tried(new Refused(JSMS, Refusal.BATCH_REJECTED, "one of many")).attempts();
        assertThat(audited(audit, sent, after(halved, truth))).isEmpty();
    }

    private static SendResult tried(SendResult result) {
        return result.forMessage(null, Map.of(), List.of(Attempt.of(result, Instant.EPOCH, Duration.ZERO)));
    }

    private static SendResult after(List<Attempt> earlier, SendResult result) {
        List<Attempt> all =
                Stream.concat(earlier.stream(), result.attempts().stream()).toList();
        return result.forMessage(result.idempotencyKey(), result.metadata(), all);
    }

    private static String audited(LedgerAudit audit, SmsMessage message, SendResult result) {
        return String.join("", audit.contradictions(List.of(new SentMessage(message, result))));
    }
}
