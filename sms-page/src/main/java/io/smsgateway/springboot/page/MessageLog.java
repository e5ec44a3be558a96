package io.smsgateway.springboot.page;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SendListener;
import io.smsgateway.delivery.DeliveryReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;

/** The latest messages of this application and their reports, in memory. Thread-safe. */
final class MessageLog implements SendListener {

    private static final int MESSAGES = 25;
    private static final int REPORTS = 200;

    /** A longer list would displace every other message. */
    private static final int LONGEST_LIST = 10;

    private final Clock clock;
    private final List<SentMessage> messages = new ArrayList<>();
    private final List<DeliveryReport> reports = new ArrayList<>();
    private final List<DeliveryReport> early = new ArrayList<>();
    private final Map<Call, List<Integer>> calls = new ConcurrentHashMap<>();
    private int count;

    MessageLog(Clock clock) {
        this.clock = clock;
    }

    /** Adds a message before it is sent; one that was added with the same key stays as it is. */
    synchronized void add(SmsMessage message, boolean durable) {
        var unused = number(message).orElseGet(() -> append(message, durable));
    }

    /** Removes a message that was not sent. */
    synchronized void remove(SmsMessage message) {
        number(message).ifPresent(number -> messages.removeIf(one -> one.number() == number));
    }

    private int append(SmsMessage message, boolean durable) {
        messages.add(new SentMessage(++count, message, durable, clock.instant(), null, null));
        forget(messages, MESSAGES);
        return count;
    }

    private Optional<Integer> number(SmsMessage message) {
        String key = message.metadata().get(SentMessage.KEY);
        return messages.stream()
                .filter(one -> key != null && key.equals(one.key()))
                .map(SentMessage::number)
                .findFirst();
    }

    @Override
    public void callStarted(Call call) {
        if (call.messages().size() <= LONGEST_LIST) {
            calls.put(call, numbers(call.messages()));
        }
    }

    private synchronized List<Integer> numbers(List<SmsMessage> sent) {
        return sent.stream()
                .map(message -> number(message).orElseGet(() -> append(message, false)))
                .toList();
    }

    @Override
    public void callCompleted(Call call, List<SendResult> results, Duration took) {
        List<Integer> numbers = calls.remove(call);
        for (int i = 0; numbers != null && i < numbers.size(); i++) {
            complete(numbers.get(i), results.get(i));
        }
    }

    /** Completes a message that was added, also where the application's own gateway calls no listener. */
    synchronized void completed(SmsMessage message, SendResult result) {
        number(message).ifPresent(number -> complete(number, result));
    }

    private synchronized void complete(int number, SendResult result) {
        messages.replaceAll(one -> one.number() == number ? one.completed(clock.instant(), result) : one);
        List<DeliveryReport> matched = early.stream().filter(this::isKnown).toList();
        early.removeAll(matched);
        matched.forEach(this::keep);
    }

    /** Stores a report. Reports of bulk runs, which no message here has, displace no others. */
    @EventListener
    synchronized void onReport(DeliveryReport report) {
        if (isKnown(report)) {
            keep(report);
        } else {
            early.add(report);
            forget(early, REPORTS);
        }
    }

    private void keep(DeliveryReport report) {
        reports.add(report);
        forget(reports, REPORTS);
    }

    private boolean isKnown(DeliveryReport report) {
        return messages.stream().anyMatch(message -> isAbout(report, message));
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
        return reports.stream().filter(report -> isAbout(report, message)).toList();
    }

    private static boolean isAbout(DeliveryReport report, SentMessage message) {
        String id = message.id();
        SendResult result = message.result();
        return id != null
                && result != null
                && report.provider().equals(result.provider())
                && (id.equals(report.messageId()) || id.equals(report.reference()));
    }
}
