package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.ResponseClassifier;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps the response to a send request to one result per message. */
record JsmsResultMapper(ProviderId provider, List<OutboundMessage> messages) {

    static final Pattern CODE = Pattern.compile("[0-9]{1,6}");

    List<SendResult> single(Responded response) {
        ResponseClassifier classifier = new ResponseClassifier(provider, response);
        Wire.SingleResponse read;
        try {
            read = Json.read(response.body(), Wire.SingleResponse.class);
        } catch (UnreadableResponseException unreadable) {
            return List.of(classifier.noVerdict());
        }
        return List.of(
                read.id() == null ? failed(classifier, read.error()) : named(classifier, read.id(), read.error()));
    }

    private static SendResult named(ResponseClassifier classifier, String id, Wire.@Nullable Failure error) {
        String usable = isId(id) ? id : null;
        if (error != null) {
            return classifier.contradiction(usable, "the response has an id and an error");
        }
        return usable == null
                ? classifier.contradiction(null, "the response has an unusable id")
                : classifier.success(usable);
    }

    List<SendResult> batch(Responded response) {
        ResponseClassifier classifier = new ResponseClassifier(provider, response);
        Wire.BatchResponse read;
        try {
            read = Json.read(response.body(), Wire.BatchResponse.class);
        } catch (UnreadableResponseException unreadable) {
            return all(classifier.noVerdict());
        }
        EntryMatcher entries = new EntryMatcher(read.recipients() == null ? List.of() : read.recipients(), messages);
        int good = good(entries);
        SendResult unlisted = good > 0 || read.countsSuccess() || (read.error() == null && read.recipients() != null)
                ? classifier.contradiction(null, "the response does not list this recipient")
                : failed(classifier, read.error());
        String contradiction = read.error() != null
                ? "listed without an error by a response with an error"
                : read.contradicts(good, messages.size())
                        ? "listed without an error, but the counts of the response contradict it"
                        : null;
        List<SendResult> results = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Wire.Entry entry = entries.at(i);
            if (entries.isAmbiguous(i)) {
                results.add(classifier.contradiction(null, "the response lists this recipient more than once"));
            } else {
                results.add(entry == null ? unlisted : entry(classifier, entry, messages.get(i), contradiction));
            }
        }
        return results;
    }

    private int good(EntryMatcher entries) {
        int good = 0;
        for (int i = 0; i < messages.size(); i++) {
            Wire.Entry entry = entries.at(i);
            good += entry != null && entry.isGood() ? 1 : 0;
        }
        return good;
    }

    /**
     * A refused recipient has an id, too, so an entry is good only if it has no error code.
     *
     * @param contradiction what contradicts an entry without an error; null for nothing
     */
    SendResult entry(
            ResponseClassifier classifier, Wire.Entry entry, OutboundMessage message, @Nullable String contradiction) {
        String id = entry.id() != null && isId(entry.id()) ? entry.id() : null;
        String code = entry.code();
        if (code != null && !code.equals(JsmsCode.SUCCESS)) {
            return CODE.matcher(code).matches()
                    ? byCode(classifier, code, ErrorMessageFilter.without(List.of(message), reveal(entry.message())))
                    : classifier.contradiction(id, "the response has an unreadable error code for this recipient");
        }
        if (!entry.isGood()) {
            return classifier.contradiction(id, "the response has an error without a code for this recipient");
        }
        if (id == null) {
            return classifier.contradiction(null, "the response has no id for this recipient");
        }
        return contradiction == null ? classifier.success(id) : classifier.contradiction(id, contradiction);
    }

    /** Returns the result of all messages by the error of a response without an id. */
    SendResult failed(ResponseClassifier classifier, Wire.@Nullable Failure error) {
        String code = error == null ? null : error.code();
        if (error == null || code == null || !CODE.matcher(code).matches()) {
            return classifier.noVerdict();
        }
        if (code.equals(JsmsCode.SUCCESS)) {
            return classifier.contradiction(null, "the response has an error with the code of success");
        }
        SendResult result = byCode(classifier, code, ErrorMessageFilter.without(messages, reveal(error.message())));
        return result instanceof Refused refused ? ResponseClassifier.ofOneAmong(messages, refused) : result;
    }

    private SendResult byCode(ResponseClassifier classifier, String code, String words) {
        Optional<JsmsCode> known = JsmsCode.of(code, messages.get(0).content());
        return known.isEmpty()
                ? classifier.unknownCode(code, words)
                : classifier.refusal(known.get().refusal(), code, known.get().meaning());
    }

    /** UUIDs and decimal numbers were seen; all zeros are not an id. Valid characters need no escape in a path. */
    static boolean isId(String id) {
        boolean some = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean mark = i > 0 && (c == '_' || c == '-');
            if (i > 63 || !(mark || isBetween('0', c, '9') || isBetween('A', c, 'Z') || isBetween('a', c, 'z'))) {
                return false;
            }
            some |= isBetween('1', c, '9');
        }
        return some;
    }

    private static boolean isBetween(char first, char c, char last) {
        return first <= c && c <= last;
    }

    private List<SendResult> all(SendResult result) {
        return Collections.nCopies(messages.size(), result);
    }
}
