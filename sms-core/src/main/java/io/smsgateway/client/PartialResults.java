package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the answers that are settled and passes the rest on: what every policy that looks at answers does. */
final class PartialResults {

    /** Takes the answer of the message at an index. */
    interface Sink {
        void accept(int index, SendResult answer);
    }

    private PartialResults() {}

    /** Passes on the chosen messages, if any, and hands over the answer of each. */
    static void passOn(List<SmsMessage> messages, boolean[] chosen, SmsGateway delegate, Sink sink) {
        int count = 0;
        for (boolean one : chosen) {
            count += one ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        List<SmsMessage> rest = messages;
        if (count < chosen.length) {
            rest = new ArrayList<>(count);
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i]) {
                    rest.add(messages.get(i));
                }
            }
        }
        List<SendResult> answers = delegate.sendAll(rest);
        int next = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                sink.accept(i, answers.get(next++));
            }
        }
    }

    /**
     * Passes on the messages that have no answer yet.
     *
     * @param settled the answers that are there, by index; null where the message is to be passed on. Filled in.
     * @return one answer for each message, in order
     */
    static List<SendResult> passOn(List<SmsMessage> messages, @Nullable SendResult[] settled, SmsGateway delegate) {
        boolean[] open = new boolean[settled.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = settled[i] == null;
        }
        passOn(messages, open, delegate, (i, answer) -> settled[i] = answer);
        return all(settled);
    }

    /** The same answer for every message. */
    static List<SendResult> same(SendResult answer, int times) {
        return times == 1 ? List.of(answer) : Collections.nCopies(times, answer);
    }

    /** All answers as a list; there must be one for each message. */
    static List<SendResult> all(@Nullable SendResult[] settled) {
        SendResult[] answers = new SendResult[settled.length];
        for (int i = 0; i < settled.length; i++) {
            SendResult result = settled[i];
            if (result == null) {
                throw new IllegalStateException("message " + i + " of " + settled.length + " has no answer");
            }
            answers[i] = result;
        }
        return Arrays.asList(answers);
    }
}
