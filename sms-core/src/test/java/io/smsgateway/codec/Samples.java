package io.smsgateway.codec;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the files under {@code codec/1} hold, by their names. Add samples; do not change them. */
final class Samples {

    static final PhoneNumber TO = new PhoneNumber("+8613800138000");
    static final ProviderId ACME = ProviderId.of("acme");
    static final Instant AT = Instant.parse("2026-01-01T00:00:00.25Z");

    static final SmsMessage FULL = SmsMessage.template(TO, "login-code", Map.of("code", "4711", "minutes", "5"))
            .withClass(MessageClass.MARKETING)
            .from("Example")
            .keyed("order=1;{a}\\b")
            .until(AT)
            .within(Duration.ofMinutes(5))
            .with(new Guarantee(3))
            .via(ACME)
            .tagged("autumn")
            .withMetadata(Map.of("tenant", "7", "user", "müller"));

    private Samples() {}

    static Map<String, SmsMessage> messages() {
        Map<String, SmsMessage> samples = new TreeMap<>();
        samples.put("message-text", SmsMessage.text(TO, "Hello = {you}; a\\b \"c\" 'd' <e>\r\n\t您好 😀\u2028\u00a0|"));
        samples.put("message-template", SmsMessage.template(TO, "welcome", Map.of()));
        samples.put("message-full", FULL);
        samples.put(
                "message-vendor-template",
                SmsMessage.of(
                        TO,
                        SmsContent.VendorTemplate.of("1", Map.of("", "", "{1}", "x=y;"))
                                .withSignature("2")));
        samples.put("message-vendor-template-unsigned", SmsMessage.of(TO, SmsContent.VendorTemplate.of("1", Map.of())));
        samples.put("message-vendor-code", SmsMessage.code(TO));
        samples.put(
                "message-vendor-code-full",
                SmsMessage.of(
                                TO,
                                VendorCode.by(VendorCode.Channel.VOICE)
                                        .withTemplate("1")
                                        .withSignature("2")
                                        .withCode("4711")
                                        .withLanguage(Locale.CHINA)
                                        .withLifetime(Duration.ofMinutes(5)))
                        .withClass(MessageClass.TRANSACTIONAL));
        samples.put(
                "message-vendor-code-locale",
                SmsMessage.of(TO, VendorCode.by(VendorCode.Channel.VOICE).withLanguage(new Locale("no", "NO", "NY"))));
        return samples;
    }

    static Map<String, DeliveryReport> reports() {
        Map<String, DeliveryReport> samples = new TreeMap<>();
        samples.put("report", DeliveryReport.of(ACME, "287654321", null, DeliveryState.PENDING));
        samples.put(
                "report-full",
                DeliveryReport.of(ACME, "a=b;{c}\\d", TO, DeliveryState.UNDELIVERED)
                        .withReason(FailureReason.UNREACHABLE)
                        .withCode("4001; {x}")
                        .withAt(AT)
                        .withReference("1234567890123456")
                        .withNetwork("460-1")
                        .withUnverified(true)
                        .withCharge(Charge.of(new BigDecimal("0.0450"), Currency.getInstance("USD"))
                                .withUnitPrice(new BigDecimal("0.0225"))
                                .withParts(2)
                                .withSettled(new Charge.Settlement(
                                        new BigDecimal("0.001"),
                                        new BigDecimal("0.5"),
                                        Currency.getInstance("CNY"),
                                        new BigDecimal("7.10")))));
        return samples;
    }

    static Map<String, SendResult> results() {
        Map<String, SendResult> samples = new TreeMap<>();
        samples.put("accepted", new Accepted(ACME, "287654321"));
        samples.put("accepted-full", complete(new Accepted(ACME, "a=b;{c}\\d\u0000\ud800")));
        samples.put("refused", new Refused(ProviderId.NONE, Refusal.CLOSED, ""));
        samples.put(
                "refused-full",
                complete(new Refused(ACME, Refusal.THROTTLED, "too many {requests}")
                        .withCode("50013")
                        .withRetryAfter(Duration.ofMillis(1500))));
        samples.put("unconfirmed", new Unconfirmed(ACME, "response lost"));
        samples.put(
                "unconfirmed-full", complete(new Unconfirmed(ACME, "response lost").withReference("1234567890123456")));
        samples.put(
                "unconfirmed-with-id",
                new Unconfirmed(ACME, "success under HTTP 403")
                        .withMessageId("287654321")
                        .forMessage(
                                null,
                                Map.of(),
                                List.of(new Attempt(ACME, AT, Duration.ofMillis(81), Attempt.Outcome.UNCONFIRMED)
                                        .withDetail("success under HTTP 403")
                                        .withMessageId("287654321"))));
        return samples;
    }

    private static SendResult complete(SendResult result) {
        return result.forMessage(
                "order-1",
                Map.of("tenant", "7", "user", "müller"),
                List.of(
                        new Attempt(ProviderId.of("busy"), AT, Duration.ZERO, Attempt.Outcome.SKIPPED)
                                .withRefusal(Refusal.BUSY, null, "no permit"),
                        new Attempt(ProviderId.of("other"), AT, Duration.ofMillis(81), Attempt.Outcome.REFUSED)
                                .withRefusal(Refusal.OUT_OF_CREDIT, "50032", ""),
                        new Attempt(ACME, AT.plusSeconds(1), Duration.ofSeconds(10), Attempt.Outcome.UNCONFIRMED)
                                .withDetail("response lost")
                                .withReference("1234567890123456"),
                        new Attempt(ACME, AT.plusSeconds(12), Duration.ofNanos(1), Attempt.Outcome.ACCEPTED)));
    }
}
