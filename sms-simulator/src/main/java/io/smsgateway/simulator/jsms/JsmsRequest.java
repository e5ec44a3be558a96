package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what the requests of JSMS have in common. Decided here, where the vendor's pages are silent: ids and other numbers may be
 * numeric strings; a signature that is unknown, in review or refused is 50102 in a send. Forms and multipart are 415.
 */
final class JsmsRequest {

    private static final int MAX_TAG_LENGTH = 10;
    private static final int MAX_REMARK_LENGTH = 100;

    private JsmsRequest() {}

    static ObjectNode body(VendorRequest request) throws JsmsRefusal {
        String type = request.header("Content-Type").toLowerCase(Locale.ROOT);
        JsmsError.MEDIA_NOT_SUPPORTED.refuseIf(
                type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded"));
        String body = request.body();
        JsmsError.MISSING_BODY.refuseIf(body.isEmpty());
        return Json.readObject(body).orElseThrow(JsmsError.INVALID_BODY::refusal);
    }

    static JsmsTemplate template(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("temp_id");
        JsmsError.MISSING_TEMPLATE.refuseIf(Json.empty(given));
        JsmsTemplate template = account.templates().known(Json.text(given));
        JsmsError.TEMPLATE_IN_REVIEW.refuseIf(template.review() == JsmsTemplate.Review.IN_REVIEW);
        JsmsError.TEMPLATE_REFUSED.refuseIf(template.review() == JsmsTemplate.Review.REFUSED);
        return template;
    }

    static JsmsTemplate templateForMessages(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsmsTemplate template = template(body, account);
        JsmsError.WRONG_TEMPLATE_TYPE.refuseIf(template.kind() == JsmsTemplate.Kind.VERIFICATION
                && !account.codes().ownCodes.get());
        return template;
    }

    static void checkSignature(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("sign_id");
        JsmsError.INVALID_SIGN.refuseIf(!Json.empty(given)
                && number(given).filter(account.signatures()::usable).isEmpty());
    }

    static void checkTag(ObjectNode body) throws JsmsRefusal {
        JsmsError.INVALID_BODY.refuseIf(Json.text(body.path("tag")).length() > MAX_TAG_LENGTH);
    }

    static void checkRemark(String remark) throws JsmsRefusal {
        JsmsError.REMARK_LENGTH.refuseIf(remark.codePointCount(0, remark.length()) > MAX_REMARK_LENGTH);
    }

    static Optional<Long> number(JsonNode given) {
        return number(Json.text(given));
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
