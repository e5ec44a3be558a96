package io.smsgateway.http;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Makes one answer for each message of what became of their request. */
final class ResultMapper {

    private ResultMapper() {}

    static List<SendResult> of(
            ProviderId provider, int messages, HttpOutcome outcome, Function<Answered, List<SendResult>> reader) {
        if (outcome instanceof Answered answer) {
            return read(provider, messages, answer, reader);
        }
        SendResult same = outcome instanceof NotSent notSent
                ? new Refused(provider, notSent.reason(), notSent.detail())
                : new Unconfirmed(provider, ((Lost) outcome).detail());
        return Collections.nCopies(messages, same);
    }

    private static List<SendResult> read(
            ProviderId provider, int messages, Answered answer, Function<Answered, List<SendResult>> reader) {
        String why;
        try {
            List<SendResult> results = List.copyOf(reader.apply(answer));
            if (results.size() == messages) {
                return results;
            }
            why = results.size() + " results for " + messages + " messages";
        } catch (RuntimeException | StackOverflowError unreadable) {
            why = unreadable.getClass().getSimpleName();
        }
        String detail = "the answer (HTTP " + answer.status() + ", " + answer.body().length + " bytes) can't be read: ";
        return Collections.nCopies(messages, new Unconfirmed(provider, detail + why));
    }
}
