package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the results that are known and passes the other messages on: shared by all policies that inspect results. */
final class PartialResults {

    /** Receives the result of the message at an index. */
    interface Sink {
        void accept(int index, SendResult result);
    }

    private PartialResults() {}

    /** Passes the chosen messages on, if any, and hands the result of each to the sink. */
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
        List<SendResult> results = delegate.sendAll(rest);
        int next = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                sink.accept(i, results.get(next++));
            }
        }
    }

    /**
     * Passes on the messages that have no result yet.
     *
     * @param results the known results, by index; null where the message is to be passed on. Filled in
     * @return one result for each message, in order
     */
    static List<SendResult> passOn(List<SmsMessage> messages, @Nullable SendResult[] results, SmsGateway delegate) {
        boolean[] open = new boolean[results.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = results[i] == null;
        }
        passOn(messages, open, delegate, (i, result) -> results[i] = result);
        return all(results);
    }

    /** Returns the same result for every message. */
    static List<SendResult> same(SendResult result, int times) {
        return times == 1 ? List.of(result) : Collections.nCopies(times, result);
    }

    /** Returns the results as a list; there must be one for each message. */
    static List<SendResult> all(@Nullable SendResult[] results) {
        SendResult[] all = new SendResult[results.length];
        for (int i = 0; i < results.length; i++) {
            SendResult result = results[i];
            if (result == null) {
                throw new IllegalStateException("message " + i + " of " + results.length + " has no result");
            }
            all[i] = result;
        }
        return Arrays.asList(all);
    }
}
