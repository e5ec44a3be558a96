package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;
import static java.util.stream.Collectors.toCollection;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.HttpStatusClassifier;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Responded response = (Responded) outcome;
        ScheduleWire.Planned read;
        try {
            read = Json.read(response.body(), ScheduleWire.Planned.class);
        } catch (UnreadableResponseException unreadable) {
            return all(HttpStatusClassifier.of(provider, response));
        }
        if (response.status() != 200 || read.error() != null) {
            return failed(response, read.error());
        }
        String id = isOurs(read.id()) ? read.id() : null;
        if (batch) {
            List<SendResult> results = byNumber(response, read, id);
            // a change replaces everything; whether a change without recipients keeps the previous ones is not
            // documented
            boolean emptied = changed != null && results.stream().allMatch(Refused.class::isInstance);
            return new ScheduleResponse(id, results, emptied ? ScheduleResult.Outcome.UNCONFIRMED : null);
        }
        return id == null
                ? all(new Unconfirmed(provider, "the response does not name the schedule"))
                : new ScheduleResponse(id, List.of(new Accepted(provider, id)), null);
    }

    /** A change concerns the requested schedule; a response about another one proves nothing. */
    private boolean isOurs(@Nullable String id) {
        return id != null && JsmsResultMapper.isId(id) && (changed == null || changed.equalsIgnoreCase(id));
    }

    private ScheduleResponse failed(Responded response, Wire.@Nullable Failure error) {
        String code = error == null ? null : error.code();
        if (changed != null && code != null && code.equals(JsmsCode.NO_SUCH_SCHEDULE)) {
            return over(code, Refusal.INVALID_REQUEST, ScheduleResult.Outcome.UNKNOWN_ID);
        }
        if (changed != null && code != null && code.equals(JsmsCode.SCHEDULE_IS_OVER)) {
            // this call scheduled nothing, but the previous schedule may have been sent, so the messages must not be
            // sent elsewhere
            return over(code, Refusal.EXPIRED, ScheduleResult.Outcome.TOO_LATE);
        }
        return all(mapper().failed(response, error));
    }

    private ScheduleResponse over(String code, Refusal reason, ScheduleResult.Outcome outcome) {
        String meaning = JsmsCode.of(code).orElseThrow().meaning();
        Refused refused = new Refused(provider, reason, meaning).withCode(code);
        return new ScheduleResponse(null, Collections.nCopies(messages.size(), refused), outcome);
    }

    /**
     * Only refused recipients are listed, so a good one is proved by its absence. That counts only if the totals of
     * good and refused recipients match and every listed recipient was requested.
     */
    private List<SendResult> byNumber(Responded response, ScheduleWire.Planned read, @Nullable String id) {
        Multiset<String> asked =
                messages.stream().map(message -> message.to().national()).collect(toCollection(HashMultiset::create));
        List<Wire.@Nullable Entry> listed = read.recipients() == null ? List.of() : read.recipients();
        Map<String, Deque<Wire.Entry>> byNumber = new HashMap<>();
        boolean clear = true;
        int bad = 0;
        for (Wire.Entry entry : listed) {
            String mobile = entry == null ? null : reveal(entry.mobile());
            if (entry == null || mobile == null) {
                clear = false;
            } else {
                byNumber.computeIfAbsent(mobile, number -> new ArrayDeque<>()).add(entry);
                bad += JsmsCode.SUCCESS.equals(entry.code()) ? 0 : 1;
            }
        }
        for (Map.Entry<String, Deque<Wire.Entry>> own : byNumber.entrySet()) {
            int most = asked.count(own.getKey());
            clear &= own.getValue().size() <= most;
            if (own.getValue().size() != most) {
                // an entry for a number with several messages is ambiguous
                own.getValue().clear();
            }
        }
        SendResult silent = id != null && clear && read.counts(messages.size() - bad, bad)
                ? new Accepted(provider, id)
                : new Unconfirmed(
                        provider,
                        "not listed as refused, but id, counts and list of the response do not prove that it was scheduled");
        List<SendResult> results = new ArrayList<>(messages.size());
        for (OutboundMessage message : messages) {
            Deque<Wire.Entry> own = byNumber.get(message.to().national());
            results.add(own == null ? silent : entry(response, own.poll(), message, silent));
        }
        return results;
    }

    private SendResult entry(
            Responded response, Wire.@Nullable Entry entry, OutboundMessage message, SendResult silent) {
        if (entry == null) {
            return new Unconfirmed(provider, "the response does not say which message to this recipient is meant");
        }
        if (JsmsCode.SUCCESS.equals(entry.code())) {
            return silent;
        }
        return entry.code() == null
                ? new Unconfirmed(provider, "listed as refused, but without a code")
                : mapper().entry(response, entry, message);
    }

    private JsmsResultMapper mapper() {
        return new JsmsResultMapper(provider, messages);
    }

    private ScheduleResponse all(SendResult result) {
        return new ScheduleResponse(null, Collections.nCopies(messages.size(), result), null);
    }
}
