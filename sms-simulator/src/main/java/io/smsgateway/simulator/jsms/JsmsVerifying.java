package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code codes}, {@code voice_codes} and {@code codes/{msg_id}/valid}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code codes} takes approved templates for verification only, else 50025.
 *   <li>A voice code may be a number; what is not all digits is 50039 first, then the length 50038. {@code ttl} is 1 s to
 *       24 h, as of templates; {@code voice_lang} is Chinese when it is missing. Only the language's number is checked, for
 *       nobody hears the call: its text in the ledger is the code alone.
 *   <li>{@code is_valid} stands beside 50009 to 50012 and is missing where there was no code to look at (50015, 50026). An
 *       empty code is told before an unknown id.
 * </ul>
 */
final class JsmsVerifying {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final long USUAL_VOICE_TTL = 60;
    static final long LONGEST_TTL = JsmsTemplate.LONGEST_TTL.toSeconds();

    private final JsmsAccount account;
    private final JsmsOutbox outbox;
    private final JsmsIds ids;
    private final ReceivedRequests traffic;

    JsmsVerifying(JsmsAccount account, JsmsOutbox outbox, JsmsIds ids, ReceivedRequests traffic) {
        this.account = account;
        this.outbox = outbox;
        this.ids = ids;
        this.traffic = traffic;
    }

    JsonNode text(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        traffic.batch(1);
        JsmsTemplate template = JsmsRequest.template(body, account);
        if (template.kind() != JsmsTemplate.Kind.VERIFICATION) {
            throw new JsmsRefusal(JsmsError.WRONG_TEMPLATE_TYPE);
        }
        JsmsRequest.checkSignature(body, account);
        String mobile = JsmsDraft.mobile(body.path("mobile"), account);
        String code = account.codes().nextCode();
        return send(call, JsmsDraft.of(template, mobile, Map.of("code", code), account), code, template.ttl());
    }

    JsonNode voice(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        traffic.batch(1);
        String mobile = JsmsDraft.mobile(body.path("mobile"), account);
        String code = Json.empty(body.path("code")) ? account.codes().nextCode() : ownCode(body.path("code"));
        if (number(body.path("voice_lang"), 0).filter(n -> n >= 0 && n <= 2).isEmpty()) {
            throw new JsmsRefusal(JsmsError.VOICE_LANGUAGE);
        }
        long ttl = number(body.path("ttl"), USUAL_VOICE_TTL)
                .filter(n -> n >= 1 && n <= LONGEST_TTL)
                .orElseThrow(() -> new JsmsRefusal(JsmsError.TTL));
        JsmsDraft spoken = new JsmsDraft(JsmsService.VOICE_CODE, mobile, code, null, Map.of("code", code));
        return send(call, spoken, code, Duration.ofSeconds(ttl));
    }

    private JsonNode send(Call call, JsmsDraft draft, String code, Duration ttl) throws JsmsRefusal {
        String id = account.codes().id(ids);
        JsmsOutbox.Sent sent = outbox.accept(call, draft, id, true);
        account.codes().issue(id, draft.mobile(), code, call.now().plus(ttl));
        outbox.publish(List.of(sent));
        return Json.object().put("msg_id", id);
    }

    JsonNode valid(Call call, String id) throws JsmsRefusal {
        String code = Json.text(JsmsRequest.body(call).path("code"));
        if (code.isEmpty()) {
            throw new JsmsRefusal(JsmsError.MISSING_CODE);
        }
        account.codes().check(id, code, call.now());
        return Json.object().put("is_valid", true);
    }

    private static String ownCode(JsonNode given) throws JsmsRefusal {
        String code = Json.text(given);
        if (!DIGITS.matcher(code).matches()) {
            throw new JsmsRefusal(JsmsError.CODE_TYPE);
        }
        if (code.length() < 4 || code.length() > 8) {
            throw new JsmsRefusal(JsmsError.CONTENT_LENGTH);
        }
        return code;
    }

    private static Optional<Long> number(JsonNode given, long usual) {
        return Json.absent(given) ? Optional.of(usual) : JsmsRequest.number(given);
    }
}
