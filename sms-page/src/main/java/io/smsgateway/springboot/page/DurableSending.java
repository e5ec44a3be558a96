package io.smsgateway.springboot.page;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutboxException;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutboxStatus;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.SubmitResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outbox of an application: submits messages, and reads their states. */
final class DurableSending {

    private final SmsOutbox outbox;

    DurableSending(SmsOutbox outbox) {
        this.outbox = outbox;
    }

    /** @throws IllegalArgumentException if the outbox does not take the message */
    void submit(SmsMessage message) {
        try {
            SubmitResult result = outbox.submit(message);
            if (result.refusal() != null) {
                throw new IllegalArgumentException("the outbox refused it for " + result.refusal());
            }
        } catch (OutboxException failure) {
            throw new IllegalArgumentException("the database of the outbox failed", failure);
        }
    }

    /** Returns the state of a key; null where there is none. */
    PageModel.@Nullable State state(String key) {
        return outbox.find(key)
                .map(OutboxEntry::state)
                .map(DurableSending::state)
                .orElse(null);
    }

    private static PageModel.State state(OutboxState state) {
        return new PageModel.State(
                switch (state) {
                    case QUEUED -> "pending";
                    case ACCEPTED -> "good";
                    case UNCONFIRMED -> "doubt";
                    default -> "bad";
                },
                "outbox: " + Words.of(state));
    }

    List<PageModel.Fact> status() {
        OutboxStatus status = outbox.status();
        return Stream.concat(
                        Stream.of(MessageClass.values())
                                .map(one -> new PageModel.Fact(
                                        "Waiting, " + Words.of(one),
                                        Words.count(status.waiting(one))
                                                + (status.paused().containsKey(one) ? ", paused" : ""))),
                        Stream.of(
                                new PageModel.Fact("Being sent", Words.count(status.claimed())),
                                new PageModel.Fact("Unconfirmed", Words.count(status.unconfirmed()))))
                .toList();
    }
}
