package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.jsms.JsmsTemplate.Kind;
import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code templates}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>Order of checks: template (50042, 50052, 50037, 50043), type (50025), ttl (50041), placeholders (50044), remark
 *       (50045 beyond 100 characters, 50053), signature (50046 where the account has no approved one).
 *   <li>The length that counts is that of the template's own text, as of messages; no signature, no opt-out text.
 *   <li>The placeholder {@code code} may occur several times; the names of others may have inner underscores.
 *   <li>{@code ttl} is overlooked for the other kinds, as is {@code temp_id} on creating; on changing it may be missing but
 *       not be another one, 50013. Reading tells null for a ttl or a remark that is not there.
 *   <li>A template can be deleted in any state; what was scheduled with it is sent all the same.
 * </ul>
 */
final class JsmsTemplating {

    private static final int LONGEST_REMARK = 100;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(_+[A-Za-z0-9]+)*");

    private final JsmsAccount account;

    JsmsTemplating(JsmsAccount account) {
        this.account = account;
    }

    JsonNode create(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        return submitted(read(body, 0).withId(account.templates().nextId()));
    }

    JsonNode change(Call call, String id) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        JsmsTemplate old = account.templates().known(id);
        String named = Json.text(body.path("temp_id"));
        if (!named.isEmpty() && !named.equals(id)) {
            throw new JsmsRefusal(JsmsError.INVALID_TEMPLATE);
        }
        if (old.review() != Review.REFUSED) {
            throw new JsmsRefusal(JsmsError.TEMPLATE_NOT_MODIFIABLE);
        }
        return submitted(read(body, old.id()));
    }

    private JsonNode submitted(JsmsTemplate template) {
        account.templates().submit(template);
        return Json.object().put("temp_id", template.id());
    }

    JsonNode read(Call call, String id) throws JsmsRefusal {
        JsmsTemplate template = account.templates().known(id);
        ObjectNode shown = Json.object()
                .put("temp_id", template.id())
                .put("template", template.text())
                .put("type", template.kind().type());
        shown.put(
                "ttl",
                template.ttl().isZero() ? null : Long.valueOf(template.ttl().toSeconds()));
        shown.put("remark", template.remark().isEmpty() ? null : template.remark());
        return shown.put("status", template.review().status());
    }

    JsonNode delete(Call call, String id) throws JsmsRefusal {
        account.templates().delete(id);
        return MissingNode.getInstance();
    }

    private JsmsTemplate read(ObjectNode body, long id) throws JsmsRefusal {
        String text = Json.text(body.path("template"));
        check(!text.isEmpty(), JsmsError.TEMPLATE_EMPTY);
        check(!JsmsContentFilter.bracketed(text), JsmsError.TEMPLATE_SYMBOL);
        account.screen().checkWords(text);
        check(!account.screen().tooLong(text), JsmsError.TEMPLATE_LENGTH);
        Kind kind = kind(body);
        Duration ttl = kind == Kind.VERIFICATION ? ttl(body) : Duration.ZERO;
        List<String> names = names(text);
        check(
                kind == Kind.VERIFICATION
                        ? names.stream().distinct().toList().equals(List.of("code"))
                        : names.stream().allMatch(NAME.asMatchPredicate()),
                JsmsError.TEMPLATE_PARAMETER);
        String remark = Json.text(body.path("remark"));
        check(remark.codePointCount(0, remark.length()) <= LONGEST_REMARK, JsmsError.REMARK_LENGTH);
        check(!names.contains("url") || !remark.isBlank(), JsmsError.REMARK_MISSING);
        check(account.signatures().anyUsable(), JsmsError.NO_SIGNATURE);
        return new JsmsTemplate(id, text, kind, Review.IN_REVIEW, ttl, remark);
    }

    private static Kind kind(ObjectNode body) throws JsmsRefusal {
        return switch (Json.text(body.path("type"))) {
            case "1" -> Kind.VERIFICATION;
            case "2" -> Kind.NOTIFICATION;
            case "3" -> Kind.MARKETING;
            default -> throw new JsmsRefusal(JsmsError.WRONG_TEMPLATE_TYPE);
        };
    }

    private static Duration ttl(ObjectNode body) throws JsmsRefusal {
        return JsmsRequest.number(body.path("ttl"))
                .filter(seconds -> seconds >= 1 && seconds <= JsmsVerifying.LONGEST_TTL)
                .map(Duration::ofSeconds)
                .orElseThrow(() -> new JsmsRefusal(JsmsError.TTL));
    }

    private static List<String> names(String text) throws JsmsRefusal {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        check(!rest.contains("{{") && !rest.contains("}}"), JsmsError.TEMPLATE_PARAMETER);
        return names;
    }

    private static void check(boolean good, JsmsError otherwise) throws JsmsRefusal {
        if (!good) {
            throw new JsmsRefusal(otherwise);
        }
    }
}
