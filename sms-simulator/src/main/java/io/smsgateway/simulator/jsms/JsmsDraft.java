package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message to one number that nothing is wrong with so far. Decided here: a number is 11 digits that start with 1, as a JSON
 * string; all else is 50006. Parameters may be numbers.
 */
record JsmsDraft(
        JsmsService service,
        String mobile,
        String content,
        @Nullable Long templateId,
        Map<String, String> parameters) {

    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");

    /** Fills in the recipient's own parameters. */
    static JsmsDraft of(JsmsTemplate template, JsonNode recipient, JsmsAccount account) throws JsmsRefusal {
        String mobile = mobile(recipient.path("mobile"), account);
        return of(template, mobile, parameters(recipient.path("temp_para")), account);
    }

    static JsmsDraft of(JsmsTemplate template, String mobile, Map<String, String> parameters, JsmsAccount account)
            throws JsmsRefusal {
        String content = template.fill(parameters);
        account.screen().checkContent(content);
        return new JsmsDraft(JsmsService.of(template.kind()), mobile, content, template.id(), parameters);
    }

    static String mobile(JsonNode mobile, JsmsAccount account) throws JsmsRefusal {
        if (Json.empty(mobile)) {
            throw new JsmsRefusal(JsmsError.MISSING_MOBILE);
        }
        if (!mobile.isString() || !MOBILE.matcher(mobile.asString()).matches()) {
            throw new JsmsRefusal(JsmsError.INVALID_MOBILE);
        }
        account.screen().checkNumber(mobile.asString());
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

    /** Equal for the copies of one message. */
    String key() {
        return mobile + ' ' + content;
    }

    LedgerEntry entry(String id, Instant at) {
        return new LedgerEntry("jsms", id, mobile, content, templateId, parameters, null, at);
    }

    /** Leaves out number and text, for this may end up in a log. */
    @Override
    public String toString() {
        return "JsmsDraft{" + service + "}";
    }
}
