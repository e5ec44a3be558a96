package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A valid message to one number. Decided here: a number is 11 digits that start with 1, as a JSON string; anything else is
 * 50006. Parameters may be numbers.
 */
record JsmsMessage(
        JsmsService service,
        String mobile,
        String content,
        @Nullable Long templateId,
        Map<String, String> parameters) {

    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");

    /** Reads a recipient and fills in its parameters. */
    static JsmsMessage of(JsmsTemplate template, JsonNode recipient, JsmsAccount account) throws JsmsRefusal {
        String mobile = mobile(recipient.path("mobile"), account);
        return of(template, mobile, parameters(recipient.path("temp_para")), account);
    }

    static JsmsMessage of(JsmsTemplate template, String mobile, Map<String, String> parameters, JsmsAccount account)
            throws JsmsRefusal {
        String content = template.fill(parameters);
        account.contentFilter().checkContent(content);
        return new JsmsMessage(JsmsService.of(template.kind()), mobile, content, template.id(), parameters);
    }

    static String mobile(JsonNode mobile, JsmsAccount account) throws JsmsRefusal {
        JsmsError.MISSING_MOBILE.refuseIf(Json.empty(mobile));
        JsmsError.INVALID_MOBILE.refuseIf(
                !mobile.isTextual() || !MOBILE.matcher(mobile.asText()).matches());
        account.contentFilter().checkNumber(mobile.asText());
        return mobile.asText();
    }

    private static Map<String, String> parameters(JsonNode given) throws JsmsRefusal {
        if (Json.absent(given)) {
            return Map.of();
        }
        JsmsError.INVALID_BODY.refuseIf(!given.isObject());
        Map<String, String> parameters = new HashMap<>();
        given.properties().forEach(field -> parameters.put(field.getKey(), Json.text(field.getValue())));
        return parameters;
    }

    /** Returns the same text for all copies of a message. */
    String key() {
        return mobile + ' ' + content;
    }

    /** Returns how many messages of a quota it costs. */
    int cost() {
        return service == JsmsService.VOICE_CODE ? 1 : parts(content);
    }

    static int parts(String content) {
        int characters = content.codePointCount(0, content.length())
                + (int) content.chars().filter(c -> c == '\n').count();
        return characters <= 70 ? 1 : (characters + 66) / 67;
    }

    LedgerEntry entry(String id, Instant at) {
        return new LedgerEntry("jsms", id, mobile, content, templateId, parameters, null, at);
    }

    /** Omits number and text, because the result may end up in a log. */
    @Override
    public String toString() {
        return "JsmsDraft{" + service + "}";
    }
}
