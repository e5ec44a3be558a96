package io.smsgateway.springboot.page;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.delivery.DeliveryReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows the latest messages with their attempts, reports and copies.
 *
 * @param numbers whether numbers are shown in full
 */
record MessageRows(
        MessageLog log,
        MessageTexts texts,
        Optional<DurableSending> durable,
        Optional<Simulation> simulation,
        boolean numbers) {

    /** Returns the messages, newest first. */
    List<PageModel.Row> all() {
        List<SentMessage> latest = log.latest();
        Map<Integer, Integer> copies = simulation
                .map(vendors -> vendors.copies(latest, message -> texts.of(message.message())))
                .orElse(Map.of());
        return latest.stream().map(message -> row(message, copies)).toList();
    }

    private PageModel.Row row(SentMessage message, Map<Integer, Integer> copies) {
        SendResult result = message.result();
        String key = message.key();
        return new PageModel.Row(
                message.number(),
                Words.time(message.from()),
                Words.number(message.to(), numbers),
                texts.of(message.message()),
                result(message),
                key == null || !message.durable()
                        ? null
                        : durable.map(outbox -> outbox.state(key)).orElse(null),
                result == null
                        ? List.of()
                        : result.attempts().stream().map(MessageRows::attempt).toList(),
                log.about(message).stream().map(MessageRows::report).toList(),
                simulation.isEmpty() ? "" : copies(copies.getOrDefault(message.number(), 0)));
    }

    private static PageModel.State result(SentMessage message) {
        SendResult result = message.result();
        if (result == null) {
            return new PageModel.State("pending", message.durable() ? "waiting to be sent" : "sending");
        }
        if (result instanceof Accepted accepted) {
            return new PageModel.State(
                    "good",
                    "Accepted by " + accepted.provider()
                            + (result.maxCopies() > 1 ? "; up to " + result.maxCopies() + " copies may be out" : ""));
        }
        return result instanceof Refused refused
                ? new PageModel.State("bad", "Refused for " + Words.of(refused.reason()) + ": " + refused.detail())
                : new PageModel.State("doubt", "Unconfirmed: " + result.provider() + " may have sent it");
    }

    private static PageModel.Attempted attempt(Attempt attempt) {
        String provider = attempt.provider().name();
        return switch (attempt.outcome()) {
            case SKIPPED -> new PageModel.Attempted(provider, "skipped", "passed over" + why(attempt));
            case ACCEPTED -> new PageModel.Attempted(provider, "good", "accepted" + took(attempt));
            case REFUSED -> new PageModel.Attempted(provider, "bad", "refused" + why(attempt) + took(attempt));
            default ->
                new PageModel.Attempted(provider, "doubt", Words.of(attempt.outcome()) + why(attempt) + took(attempt));
        };
    }

    private static String why(Attempt attempt) {
        String refusal = attempt.refusal() == null ? "" : ": " + Words.of(attempt.refusal());
        return refusal + detail(attempt.detail());
    }

    private static String detail(@Nullable String detail) {
        return detail == null || detail.isBlank() ? "" : " (" + detail + ")";
    }

    private static String took(Attempt attempt) {
        return ", " + Words.count(attempt.took().toMillis()) + " ms";
    }

    private static PageModel.State report(DeliveryReport report) {
        String words = Words.of(report.state())
                + (report.reason() == null ? "" : " for " + report.reason())
                + (report.unverified() ? " (unverified)" : "");
        return switch (report.state()) {
            case DELIVERED -> new PageModel.State("good", words);
            case SENT, PENDING -> new PageModel.State("pending", words);
            default -> new PageModel.State("bad", words);
        };
    }

    private static String copies(int count) {
        return count == 1 ? "1 copy" : count + " copies";
    }
}
