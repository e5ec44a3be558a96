package io.smsgateway.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code messages} and {@code messages/batch}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>What concerns the whole request (body, template, signature, tag, number of recipients) refuses a batch; all else,
 *       lack of quota included, refuses one recipient, and a batch answers 200 even if all are refused. Entries keep the
 *       order of the request.
 *   <li>Order of checks: body, template, signature, then recipient, parameters, content, repetition, frequency, quota.
 *   <li>A number is 11 digits that start with 1, as a JSON string; all else is 50006.
 *   <li>Ids may be numeric strings; parameters may be numbers. An unknown signature is 50102.
 *   <li>A verification template may be sent with the caller's own code.
 *   <li>50034 looks at number and text within one batch only.
 *   <li>{@link Fault#HALF_A_BATCH} is 50014 for the second half: the quota ran out on the way.
 * </ul>
 */
final class JsmsSending {

    private static final int MOST_RECIPIENTS = 1000;
    private static final int LONGEST_TAG = 10;
    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");

    private final AtomicLong lastId = new AtomicLong(387_120_000_000L);
    private final JsmsAccount account;
    private final Ledger ledger;
    private final Traffic traffic;
    private volatile JsmsListener listener = JsmsListener.NONE;

    JsmsSending(JsmsAccount account, Ledger ledger, Traffic traffic) {
        this.account = account;
        this.ledger = ledger;
        this.traffic = traffic;
    }

    void listener(JsmsListener wanted) {
        listener = wanted;
    }

    private void enter(List<LedgerEntry> accepted) {
        ledger.add(accepted);
        accepted.forEach(message -> listener.accepted(message, JsmsListener.DELIVERED));
    }

    JsonNode message(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        traffic.batch(1);
        JsmsTemplate template = JsmsRequest.template(body, account);
        JsmsRequest.checkSignature(body, account);
        LedgerEntry accepted = accept(call, template, body, lastId.incrementAndGet(), new HashSet<>(), true);
        enter(List.of(accepted));
        return Json.object().put("msg_id", Long.parseLong(accepted.id()));
    }

    JsonNode batch(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        JsmsTemplate template = JsmsRequest.template(body, account);
        JsmsRequest.checkSignature(body, account);
        if (Json.text(body.path("tag")).length() > LONGEST_TAG) {
            throw new JsmsRefusal(JsmsError.INVALID_BODY);
        }
        ArrayNode recipients = recipients(body);
        List<LedgerEntry> accepted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ObjectNode answer = Json.object();
        ArrayNode entries = answer.putArray("recipients");
        int served = call.served(recipients.size());
        for (JsonNode recipient : recipients) {
            long id = lastId.incrementAndGet();
            ObjectNode entry = entries.addObject().put("msg_id", Long.toString(id));
            entry.set("mobile", recipient.path("mobile"));
            try {
                accepted.add(accept(call, template, recipient, id, seen, entries.size() <= served));
            } catch (JsmsRefusal refusal) {
                entry.put("error_code", Integer.toString(refusal.error().code()));
                entry.put("error_message", refusal.error().message());
                recipient.optional("temp_para").ifPresent(given -> entry.set("temp_para", given));
            }
        }
        enter(accepted);
        answer.put("success_count", accepted.size());
        answer.put("failure_count", recipients.size() - accepted.size());
        return answer;
    }

    private ArrayNode recipients(ObjectNode body) throws JsmsRefusal {
        JsonNode recipients = body.path("recipients");
        if (!Json.absent(recipients) && !recipients.isArray()) {
            throw new JsmsRefusal(JsmsError.INVALID_BODY);
        }
        traffic.batch(recipients.size());
        if (recipients.isEmpty()) {
            throw new JsmsRefusal(JsmsError.NO_RECIPIENTS);
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw new JsmsRefusal(JsmsError.TOO_MANY_RECIPIENTS);
        }
        return (ArrayNode) recipients;
    }

    private LedgerEntry accept(
            Call call, JsmsTemplate template, JsonNode recipient, long id, Set<String> seen, boolean served)
            throws JsmsRefusal {
        String mobile = mobile(recipient.path("mobile"));
        Map<String, String> parameters = parameters(recipient.path("temp_para"));
        String content = template.fill(parameters);
        account.checkContent(content);
        String key = mobile + ' ' + content;
        if (seen.contains(key)) {
            throw new JsmsRefusal(JsmsError.REPEAT);
        }
        if (!served || call.shows(Fault.EMPTY_BALANCE)) {
            throw new JsmsRefusal(JsmsError.NO_MONEY);
        }
        Instant now = call.now();
        account.admit(template.kind(), mobile, content, now);
        seen.add(key);
        return new LedgerEntry("jsms", Long.toString(id), mobile, content, template.id(), parameters, null, now);
    }

    private String mobile(JsonNode mobile) throws JsmsRefusal {
        if (Json.empty(mobile)) {
            throw new JsmsRefusal(JsmsError.MISSING_MOBILE);
        }
        if (!mobile.isString() || !MOBILE.matcher(mobile.asString()).matches()) {
            throw new JsmsRefusal(JsmsError.INVALID_MOBILE);
        }
        if (account.unsubscribed(mobile.asString())) {
            throw new JsmsRefusal(JsmsError.UNSUBSCRIBED);
        }
        return mobile.asString();
    }

    private static Map<String, String> parameters(JsonNode given) throws JsmsRefusal {
        if (Json.absent(given)) {
            return Map.of();
        }
        if (!given.isObject()) {
            throw new JsmsRefusal(JsmsError.INVALID_BODY);
        }
        Map<String, String> parameters = new HashMap<>();
        given.properties().forEach(field -> parameters.put(field.getKey(), Json.text(field.getValue())));
        return parameters;
    }
}
