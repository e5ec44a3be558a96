package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Submits messages in the transaction of a caller or in one of its own, counts them, and announces them here. */
final class Submissions {

    private final Transactions transactions;
    private final CallerTransactions callers;
    private final Submitter submitter;
    private final OutboxThroughput throughput;
    private final Consumer<Set<MessageClass>> nudge;

    Submissions(
            Transactions transactions,
            CallerTransactions callers,
            Submitter submitter,
            OutboxThroughput throughput,
            Consumer<Set<MessageClass>> nudge) {
        this.transactions = transactions;
        this.callers = callers;
        this.submitter = submitter;
        this.throughput = throughput;
        this.nudge = nudge;
    }

    /** Submits messages in the transaction that is bound to the thread, or in one of its own. */
    List<SubmitResult> submit(List<SmsMessage> messages, SubmitOptions options) {
        List<SubmitResult> results = new ArrayList<>(messages.size());
        Runnable committed = () -> committed(messages, results);
        return callers.join(connection -> results.addAll(submitter.within(connection, options, messages)), committed)
                        .isEmpty()
                ? submitAlone(messages, options)
                : List.copyOf(results);
    }

    /** Submits messages in a transaction of its own, whatever is bound to the thread. */
    List<SubmitResult> submitAlone(List<SmsMessage> messages, SubmitOptions options) {
        List<SubmitResult> results =
                transactions.run("submit messages", connection -> submitter.submit(connection, options, messages));
        committed(messages, results);
        return results;
    }

    private void committed(List<SmsMessage> messages, List<SubmitResult> results) {
        throughput.addSubmitted(messages, results);
        nudge.accept(messages.stream().map(SmsMessage::messageClass).collect(Collectors.toSet()));
    }

    /** Submits messages in the transaction of a connection. */
    List<SubmitResult> submit(Connection connection, List<SmsMessage> messages, SubmitOptions options) {
        List<SubmitResult> results = submitter.within(connection, options, messages);
        throughput.addSubmitted(messages, results);
        return results;
    }

    /** Announces messages of all classes. */
    void nudge() {
        nudge.accept(Set.of(MessageClass.values()));
    }
}
