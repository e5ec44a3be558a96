package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Handles {@code codes}, {@code voice_codes} and {@code codes/{msg_id}/valid}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code codes} accepts approved verification templates only, else 50025.
 *   <li>A voice code may be a number; what is not all digits is 50039 first, then the length 50038. {@code ttl} is 1 s to
 *       24 h, as of templates; {@code voice_lang} is Chinese when it is missing. Only the number of the language is checked:
 *       the text in the ledger is the code alone.
 *   <li>{@code is_valid} stands beside 50009 to 50012 and is missing where no code was checked (50015, 50026). An empty code
 *       is reported before an unknown id.
 * </ul>
 */
record JsmsCodeHandler(JsmsAccount account, JsmsOutbox outbox, ReceivedRequests requestCounts) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final long DEFAULT_VOICE_TTL = 60;
    static final long MAX_TTL = JsmsTemplate.MAX_TTL.toSeconds();

    JsonNode text(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        requestCounts.batch(1);
        JsmsTemplate template = JsmsRequest.template(body, account);
        JsmsError.WRONG_TEMPLATE_TYPE.refuseIf(template.kind() != JsmsTemplate.Kind.VERIFICATION);
        JsmsRequest.checkSignature(body, account);
        String mobile = JsmsMessage.mobile(body.path("mobile"), account);
        String code = account.codes().nextCode();
        return send(request, JsmsMessage.of(template, mobile, Map.of("code", code), account), code, template.ttl());
    }

    JsonNode voice(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        requestCounts.batch(1);
        String mobile = JsmsMessage.mobile(body.path("mobile"), account);
        String code = Json.empty(body.path("code")) ? account.codes().nextCode() : ownCode(body.path("code"));
        JsmsError.VOICE_LANGUAGE.refuseIf(
                number(body.path("voice_lang"), 0).filter(n -> n >= 0 && n <= 2).isEmpty());
        long ttl = number(body.path("ttl"), DEFAULT_VOICE_TTL)
                .filter(n -> n >= 1 && n <= MAX_TTL)
                .orElseThrow(JsmsError.TTL::refusal);
        JsmsMessage spoken = new JsmsMessage(JsmsService.VOICE_CODE, mobile, code, null, Map.of("code", code));
        return send(request, spoken, code, Duration.ofSeconds(ttl));
    }

    private JsonNode send(VendorRequest request, JsmsMessage message, String code, Duration ttl) throws JsmsRefusal {
        String id = account.codes().nextId(outbox);
        JsmsOutbox.Sent sent = outbox.accept(request, message, id, true);
        account.codes().issue(id, message.mobile(), code, request.now().plus(ttl));
        outbox.publish(List.of(sent));
        return Json.newObject().put("msg_id", id);
    }

    JsonNode valid(VendorRequest request) throws JsmsRefusal {
        String code = Json.text(JsmsRequest.body(request).path("code"));
        JsmsError.MISSING_CODE.refuseIf(code.isEmpty());
        account.codes().check(request.variable("id"), code, request.now());
        return Json.newObject().put("is_valid", true);
    }

    private static String ownCode(JsonNode given) throws JsmsRefusal {
        String code = Json.text(given);
        JsmsError.CODE_TYPE.refuseIf(!DIGITS.matcher(code).matches());
        JsmsError.CONTENT_LENGTH.refuseIf(code.length() < 4 || code.length() > 8);
        return code;
    }

    private static Optional<Long> number(JsonNode given, long fallback) {
        return Json.absent(given) ? Optional.of(fallback) : JsmsRequest.number(given);
    }
}
