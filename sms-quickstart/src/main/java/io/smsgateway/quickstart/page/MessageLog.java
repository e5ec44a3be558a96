package io.smsgateway.quickstart.page;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.delivery.DeliveryReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In-memory stand-in for the tables of an application: the latest messages and their reports. Thread-safe. */
@Component
final class MessageLog {

    private static final int MESSAGES = 20;
    private static final int REPORTS = 200;

    private final List<SentMessage> messages = new ArrayList<>();
    private final List<DeliveryReport> reports = new ArrayList<>();
    private int count;

    synchronized SentMessage started(Instant now, PhoneNumber to, String text) {
        SentMessage message = SentMessage.of(++count, now, to, text);
        messages.add(message);
        forget(messages, MESSAGES);
        return message;
    }

    synchronized void completed(SentMessage message, Instant now, SendResult result) {
        messages.replaceAll(one -> one.number() == message.number() ? one.completed(now, result) : one);
    }

    /** Stores a report; one that arrives before the result of its message is matched later. */
    @EventListener
    synchronized void onReport(DeliveryReport report) {
        reports.add(report);
        forget(reports, REPORTS);
    }

    private static void forget(List<?> all, int max) {
        if (all.size() > max) {
            all.remove(0);
        }
    }

    /** Returns the messages, newest first. */
    synchronized List<SentMessage> latest() {
        List<SentMessage> latest = new ArrayList<>(messages);
        Collections.reverse(latest);
        return latest;
    }

    /** Returns the reports of a message, matched by the vendor's message id or by our reference. */
    synchronized List<DeliveryReport> about(SentMessage message) {
        String id = message.id();
        SendResult result = message.result();
        if (id == null || result == null) {
            return List.of();
        }
        return reports.stream()
                .filter(report -> report.provider().equals(result.provider())
                        && (id.equals(report.messageId()) || id.equals(report.reference())))
                .toList();
    }
}
