package io.smsgateway.http;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Maps the outcome of a request to one result for each of its messages. */
final class ResultMapper {

    private ResultMapper() {}

    static List<SendResult> of(
            ProviderId provider, int messages, HttpOutcome outcome, Function<Responded, List<SendResult>> reader) {
        if (outcome instanceof Responded response) {
            return read(provider, messages, response, reader);
        }
        SendResult same = outcome instanceof NotSent notSent
                ? new Refused(provider, notSent.reason(), notSent.detail())
                : new Unconfirmed(provider, ((Lost) outcome).detail());
        return Collections.nCopies(messages, same);
    }

    private static List<SendResult> read(
            ProviderId provider, int messages, Responded response, Function<Responded, List<SendResult>> reader) {
        String cause;
        try {
            List<SendResult> results = List.copyOf(reader.apply(response));
            if (results.size() == messages) {
                return results;
            }
            cause = results.size() + " results for " + messages + " messages";
        } catch (RuntimeException | StackOverflowError unreadable) {
            cause = unreadable.getClass().getSimpleName();
        }
        String detail = "unreadable response (HTTP " + response.status() + ", " + response.body().length + " bytes): ";
        return Collections.nCopies(messages, new Unconfirmed(provider, detail + cause));
    }
}
