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
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.HttpStatusClassifier;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps the response to a send request to one result per message. */
record JsmsResultMapper(ProviderId provider, List<OutboundMessage> messages) {

    static final Pattern CODE = Pattern.compile("[0-9]{1,6}");

    List<SendResult> single(Responded response) {
        Wire.SingleResponse read;
        try {
            read = Json.read(response.body(), Wire.SingleResponse.class);
        } catch (UnreadableResponseException unreadable) {
            return List.of(HttpStatusClassifier.of(provider, response));
        }
        String id = read.id();
        if (response.status() == 200 && read.error() == null && id != null && isId(id)) {
            return List.of(new Accepted(provider, id));
        }
        return List.of(failed(response, read.error()));
    }

    List<SendResult> batch(Responded response) {
        Wire.BatchResponse read;
        try {
            read = Json.read(response.body(), Wire.BatchResponse.class);
        } catch (UnreadableResponseException unreadable) {
            return all(HttpStatusClassifier.of(provider, response));
        }
        List<Wire.@Nullable Entry> entries = read.recipients();
        if (response.status() != 200 || read.error() != null || entries == null) {
            return all(failed(response, read.error()));
        }
        List<SendResult> results = byNumber(response, entries);
        return read.isMiscounted() ? results.stream().map(this::doubted).toList() : results;
    }

    /** An entry's own refusal stands, whatever the counts of the response. */
    private SendResult doubted(SendResult result) {
        return result.isAccepted()
                ? new Unconfirmed(provider, "listed without an error, but the counts of the response contradict it")
                : result;
    }

    /** The order of entries is not documented, so entries are matched by number only. */
    private List<SendResult> byNumber(Responded response, List<Wire.@Nullable Entry> entries) {
        if (isInOrder(entries)) {
            List<SendResult> results = new ArrayList<>(entries.size());
            for (Wire.Entry entry : entries) {
                results.add(entry == null ? untold() : entry(response, entry, messages.get(results.size())));
            }
            return results;
        }
        Map<String, Deque<Wire.Entry>> byNumber = new HashMap<>();
        for (Wire.Entry entry : entries) {
            String mobile = entry == null ? null : reveal(entry.mobile());
            if (entry != null && mobile != null) {
                byNumber.computeIfAbsent(mobile, number -> new ArrayDeque<>()).add(entry);
            }
        }
        // more entries than messages for a number: which entry is right cannot be decided
        Multiset<String> asked =
                messages.stream().map(message -> message.to().national()).collect(toCollection(HashMultiset::create));
        byNumber.entrySet().removeIf(own -> own.getValue().size() > asked.count(own.getKey()));
        List<SendResult> results = new ArrayList<>(messages.size());
        for (OutboundMessage message : messages) {
            Deque<Wire.Entry> own = byNumber.get(message.to().national());
            results.add(own == null || own.isEmpty() ? untold() : entry(response, own.remove(), message));
        }
        return results;
    }

    /** Fast path: every response seen so far lists the recipients in order, so no lookup is needed. */
    private boolean isInOrder(List<Wire.@Nullable Entry> entries) {
        if (entries.size() != messages.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            Wire.Entry entry = entries.get(i);
            String mobile = entry == null ? null : reveal(entry.mobile());
            String e164 = messages.get(i).to().e164();
            if (mobile == null || e164.length() != 3 + mobile.length() || !e164.endsWith(mobile)) {
                return false;
            }
        }
        return true;
    }

    private Unconfirmed untold() {
        return new Unconfirmed(provider, "the response does not list this recipient, or lists it ambiguously");
    }

    /** A refused recipient has an id, too, so an entry is good only if it has no error code. */
    SendResult entry(Responded response, Wire.Entry entry, OutboundMessage message) {
        String code = entry.code();
        if (code != null && !code.equals(JsmsCode.SUCCESS)) {
            return CODE.matcher(code).matches()
                    ? byCode(response, code, ErrorMessageFilter.without(List.of(message), reveal(entry.message())))
                    : new Unconfirmed(provider, "the response has an unreadable error code for this recipient");
        }
        if (!entry.isGood()) {
            return new Unconfirmed(provider, "the response has an error without a code for this recipient");
        }
        String id = entry.id();
        return id != null && isId(id)
                ? new Accepted(provider, id)
                : new Unconfirmed(provider, "the response has no id for this recipient");
    }

    SendResult failed(Responded response, Wire.@Nullable Failure error) {
        String code = error == null ? null : error.code();
        if (error == null
                || code == null
                || code.equals(JsmsCode.SUCCESS)
                || !CODE.matcher(code).matches()) {
            return HttpStatusClassifier.of(provider, response);
        }
        SendResult result = byCode(response, code, ErrorMessageFilter.without(messages, reveal(error.message())));
        return result instanceof Refused refused ? HttpStatusClassifier.ofOneAmong(messages, refused) : result;
    }

    private SendResult byCode(Responded response, String code, String words) {
        Optional<JsmsCode> known = JsmsCode.of(code, messages.get(0).content());
        if (known.isEmpty()) {
            return HttpStatusClassifier.ofUnknownCode(provider, response, code, words);
        }
        Refusal refusal = known.get().refusal();
        String meaning = known.get().meaning();
        return refusal == null
                ? new Unconfirmed(provider, "code " + code + ": " + meaning)
                : new Refused(provider, refusal, meaning).withCode(code);
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

    List<SendResult> all(SendResult result) {
        return Collections.nCopies(messages.size(), result);
    }
}
