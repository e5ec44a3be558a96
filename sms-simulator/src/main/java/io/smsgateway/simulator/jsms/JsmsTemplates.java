package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorRequest;
import io.smsgateway.simulator.jsms.JsmsTemplate.Kind;
import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The templates of the account, and the requests of {@code templates}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>Order of checks: template (50042, 50052, 50037, 50043), type (50025), ttl (50041), placeholders (50044), remark
 *       (50045 beyond 100 characters, 50053), signature (50046 where the account has no approved one).
 *   <li>The length is that of the template's own text, as of messages, without signature and opt-out text.
 *   <li>The placeholder {@code code} may occur several times; the names of others may have inner underscores.
 *   <li>{@code ttl} is ignored for the other kinds, as is {@code temp_id} on creation; on a change it may be missing but not
 *       differ, 50013. Reading returns null for a missing ttl or remark.
 *   <li>A template can be deleted in any state; what was scheduled with it is still sent.
 * </ul>
 */
public final class JsmsTemplates extends JsmsReviewQueue<JsmsTemplate> {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(_+[A-Za-z0-9]+)*");

    private final JsmsContentFilter contentFilter;
    private final JsmsSignatures signatures;

    JsmsTemplates(JsmsCallbacks callbacks, JsmsContentFilter contentFilter, JsmsSignatures signatures) {
        super(
                "template",
                JsmsError.INVALID_TEMPLATE,
                JsmsCallbacks.Kind.TEMPLATE,
                57_000,
                JsmsTemplate.SEEDS,
                callbacks);
        this.contentFilter = contentFilter;
        this.signatures = signatures;
    }

    /** Adds a template, or replaces the one with the same id. */
    public void add(JsmsTemplate template) {
        put(template);
    }

    @Override
    ObjectNode shown(JsmsTemplate template) {
        ObjectNode shown = Json.tree(template).put("ttlSeconds", template.ttl().toSeconds());
        shown.remove("ttl");
        return shown;
    }

    JsonNode create(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        return submitted(read(body, 0).withId(nextId()));
    }

    JsonNode change(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        String id = request.variable("id");
        JsmsTemplate old = known(id);
        String named = Json.text(body.path("temp_id"));
        JsmsError.INVALID_TEMPLATE.refuseUnless(named.isEmpty() || named.equals(id));
        JsmsError.TEMPLATE_NOT_MODIFIABLE.refuseIf(old.review() != Review.REFUSED);
        return submitted(read(body, old.id()));
    }

    private JsonNode submitted(JsmsTemplate template) {
        put(template);
        return Json.newObject().put("temp_id", submitted(template.id()));
    }

    JsonNode read(VendorRequest request) throws JsmsRefusal {
        JsmsTemplate template = known(request.variable("id"));
        ObjectNode shown = Json.newObject()
                .put("temp_id", template.id())
                .put("template", template.text())
                .put("type", template.kind().type);
        shown.put(
                "ttl",
                template.ttl().isZero() ? null : Long.valueOf(template.ttl().toSeconds()));
        shown.put("remark", template.remark().isEmpty() ? null : template.remark());
        return shown.put("status", template.review().status);
    }

    JsonNode delete(VendorRequest request) throws JsmsRefusal {
        remove(known(request.variable("id")).id());
        return MissingNode.getInstance();
    }

    private JsmsTemplate read(ObjectNode body, long id) throws JsmsRefusal {
        String text = Json.text(body.path("template"));
        JsmsError.TEMPLATE_EMPTY.refuseIf(text.isEmpty());
        JsmsError.TEMPLATE_SYMBOL.refuseIf(JsmsContentFilter.bracketed(text));
        contentFilter.checkWords(text);
        JsmsError.TEMPLATE_LENGTH.refuseIf(contentFilter.tooLong(text));
        Kind kind = kind(body);
        Duration ttl = kind == Kind.VERIFICATION ? ttl(body) : Duration.ZERO;
        List<String> names = names(text);
        JsmsError.TEMPLATE_PARAMETER.refuseUnless(
                kind == Kind.VERIFICATION
                        ? names.stream().distinct().toList().equals(List.of("code"))
                        : names.stream().allMatch(NAME.asMatchPredicate()));
        String remark = Json.text(body.path("remark"));
        JsmsRequest.checkRemark(remark);
        JsmsError.REMARK_MISSING.refuseIf(names.contains("url") && remark.isBlank());
        JsmsError.NO_SIGNATURE.refuseUnless(signatures.anyUsable());
        return new JsmsTemplate(id, text, kind, Review.IN_REVIEW, ttl, remark);
    }

    private static Kind kind(ObjectNode body) throws JsmsRefusal {
        String type = Json.text(body.path("type"));
        return Stream.of(Kind.values())
                .filter(kind -> type.equals(Integer.toString(kind.type)))
                .findAny()
                .orElseThrow(JsmsError.WRONG_TEMPLATE_TYPE::refusal);
    }

    private static Duration ttl(ObjectNode body) throws JsmsRefusal {
        return JsmsRequest.number(body.path("ttl"))
                .filter(seconds -> seconds >= 1 && seconds <= JsmsCodeHandler.MAX_TTL)
                .map(Duration::ofSeconds)
                .orElseThrow(JsmsError.TTL::refusal);
    }

    private static List<String> names(String text) throws JsmsRefusal {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        JsmsError.TEMPLATE_PARAMETER.refuseIf(rest.contains("{{") || rest.contains("}}"));
        return names;
    }
}
