package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.ResponseClassifier;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps the response to a request that schedules these messages.
 *
 * @param changed the vendor's id of the schedule that is changed; null for a new one
 */
record ScheduleResponses(
        ProviderId provider,
        List<OutboundMessage> messages,
        @Nullable String changed) {

    ScheduleResponse of(HttpOutcome outcome, boolean batch) {
        if (outcome instanceof NotSent notSent) {
            return all(new Refused(provider, notSent.reason(), notSent.detail()));
        }
        if (outcome instanceof Lost lost) {
            return all(new Unconfirmed(provider, lost.detail()));
        }
        ResponseClassifier classifier = new ResponseClassifier(provider, (Responded) outcome);
        ScheduleWire.Planned read;
        try {
            read = Json.read(classifier.response().body(), ScheduleWire.Planned.class);
        } catch (UnreadableResponseException unreadable) {
            return all(classifier.noVerdict());
        }
        if (read.id() == null && (read.error() != null || classifier.response().status() / 100 != 2)) {
            return failed(classifier, read.error());
        }
        String id = isOurs(read.id()) ? read.id() : null;
        SendResult planned = id == null
                ? classifier.contradiction(null, "the response does not name the schedule")
                : read.error() != null
                        ? classifier.contradiction(id, "the response has an id and an error")
                        : classifier.success(id);
        if (!batch) {
            return new ScheduleResponse(id, List.of(planned), null);
        }
        List<SendResult> results = byNumber(classifier, read, id, planned);
        // a change replaces everything; whether a change without recipients keeps the previous ones is not documented
        boolean emptied = changed != null && results.stream().allMatch(Refused.class::isInstance);
        return new ScheduleResponse(id, results, emptied ? ScheduleResult.Outcome.UNCONFIRMED : null);
    }

    /** A change concerns the requested schedule; a response about another one proves nothing. */
    private boolean isOurs(@Nullable String id) {
        return id != null && JsmsResultMapper.isId(id) && (changed == null || changed.equalsIgnoreCase(id));
    }

    private ScheduleResponse failed(ResponseClassifier classifier, Wire.@Nullable Failure error) {
        String code = error == null ? null : error.code();
        if (changed != null && code != null && code.equals(JsmsCode.NO_SUCH_SCHEDULE)) {
            return over(classifier, code, Refusal.INVALID_REQUEST, ScheduleResult.Outcome.UNKNOWN_ID);
        }
        if (changed != null && code != null && code.equals(JsmsCode.SCHEDULE_IS_OVER)) {
            // this call scheduled nothing, but the previous schedule may have been sent, so the messages must not be
            // sent elsewhere
            return over(classifier, code, Refusal.EXPIRED, ScheduleResult.Outcome.TOO_LATE);
        }
        return all(mapper().failed(classifier, error));
    }

    private ScheduleResponse over(
            ResponseClassifier classifier, String code, Refusal reason, ScheduleResult.Outcome outcome) {
        SendResult result =
                classifier.refusal(reason, code, JsmsCode.of(code).orElseThrow().meaning());
        return new ScheduleResponse(
                null, Collections.nCopies(messages.size(), result), result instanceof Refused ? outcome : null);
    }

    /**
     * Only refused recipients are listed, so a good one is proved by its absence. That counts only if the totals of
     * good and refused recipients match and every listed recipient was requested.
     */
    private List<SendResult> byNumber(
            ResponseClassifier classifier, ScheduleWire.Planned read, @Nullable String id, SendResult planned) {
        EntryMatcher entries = new EntryMatcher(read.recipients() == null ? List.of() : read.recipients(), messages);
        int bad = entries.failures();
        boolean proved = !entries.hasStrangers() && read.counts(messages.size() - bad, bad);
        SendResult silent = proved || !planned.isAccepted()
                ? planned
                : classifier.contradiction(
                        id,
                        "not listed as refused, but counts and list of the response do not prove that it was scheduled");
        List<SendResult> results = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            results.add(
                    entries.isAmbiguous(i)
                            ? classifier.contradiction(
                                    id, "the response does not say which message to this recipient is meant")
                            : entry(classifier, entries.at(i), messages.get(i), silent));
        }
        return results;
    }

    private SendResult entry(
            ResponseClassifier classifier, Wire.@Nullable Entry entry, OutboundMessage message, SendResult silent) {
        if (entry == null || JsmsCode.SUCCESS.equals(entry.code())) {
            return silent;
        }
        return entry.code() == null
                ? classifier.contradiction(null, "listed as refused, but without a code")
                : mapper().entry(classifier, entry, message, null);
    }

    private JsmsResultMapper mapper() {
        return new JsmsResultMapper(provider, messages);
    }

    private ScheduleResponse all(SendResult result) {
        return new ScheduleResponse(null, Collections.nCopies(messages.size(), result), null);
    }
}
