package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * {@code sign}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>A form with any of the real-name fields of 2025 is held to all rules of 2025, any other to those before; see
 *       {@link JsmsSignatures#realNames}. Before 2025 only {@code sign} is required, and {@code type}, 1 to 7, may be
 *       missing as in March 2018.
 *   <li>In 2025 the picture of the identity card and the one that belongs to the type are required, 50101.
 *   <li>An image is a file with a name that ends in png, jpg or jpeg, of at most 2 MB and not empty; its content is not
 *       looked at. Files in parts of unknown names are overlooked, as the one that the official Java client sends.
 *   <li>Other fields that are missing or wrong are 50007; the text of the signature is 50104, a long remark 50045. Anything
 *       else than multipart is 415.
 *   <li>Order of checks: body, id (of a change), text, type, remark, further fields, images, other ones in review.
 *   <li>A signature in review has the status 0; one that was deleted is unknown, 50102.
 * </ul>
 */
final class JsmsSigning {

    private static final int LONGEST_REMARK = 100;
    private static final Pattern TEXT = Pattern.compile("[\\p{IsHan}A-Za-z0-9]{2,}");
    private static final Pattern EIGHTEEN = Pattern.compile("[0-9A-Za-z]{18}");
    private static final Pattern TYPE_OF_2018 = Pattern.compile("[1-7]?");
    private static final List<String> PERSON =
            List.of("legalPersonName", "legalPersonIdNumber", "socialCreditCode", "idCardImage");
    private static final Map<String, String> IMAGE_BY_TYPE = Map.of(
            "1", "businessLicenseImage",
            "3", "icpAppScreenshot",
            "6", "trademarkImage",
            "7", "thirdPartyAuthImage");
    private static final List<String> OTHER_IMAGES =
            List.of("image0", "image1", "image2", "image3", "idCardImage", "otherImage");

    private final JsmsAccount account;

    JsmsSigning(JsmsAccount account) {
        this.account = account;
    }

    JsonNode create(Call call) throws JsmsRefusal {
        return answer(account.signatures().create(text(JsmsForm.of(call))));
    }

    JsonNode change(Call call, String id) throws JsmsRefusal {
        JsmsForm form = JsmsForm.of(call);
        long known = account.signatures().known(number(id)).id();
        return answer(account.signatures().change(known, text(form)));
    }

    private static JsonNode answer(long id) {
        return Json.object().put("sign_id", id);
    }

    JsonNode read(Call call, String id) throws JsmsRefusal {
        JsmsSignature signature = account.signatures().known(number(id));
        return Json.object()
                .put("sign_id", signature.id())
                .put("sign", signature.text())
                .put("status", signature.review().status())
                .put("is_default", signature.standard() ? 1 : 0)
                .put("use_status", signature.usable() ? 1 : 0);
    }

    JsonNode delete(Call call, String id) throws JsmsRefusal {
        account.signatures().delete(number(id));
        return MissingNode.getInstance();
    }

    private static long number(String id) throws JsmsRefusal {
        return JsmsRequest.number(id).orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_SIGN));
    }

    /** The text of the signature, of a form that is good. */
    private String text(JsmsForm form) throws JsmsRefusal {
        String text = form.text("sign");
        check(
                TEXT.matcher(text).matches()
                        && text.codePointCount(0, text.length())
                                <= account.signatures().longest(),
                JsmsError.INVALID_SIGNATURE);
        account.screen().checkWords(text);
        String type = form.text("type");
        boolean realNames = account.signatures().realNames() || PERSON.stream().anyMatch(form::has);
        check(
                realNames
                        ? IMAGE_BY_TYPE.containsKey(type)
                        : TYPE_OF_2018.matcher(type).matches(),
                JsmsError.INVALID_BODY);
        String remark = form.text("remark");
        check(remark.codePointCount(0, remark.length()) <= LONGEST_REMARK, JsmsError.REMARK_LENGTH);
        if (realNames) {
            check(!form.text("legalPersonName").isBlank(), JsmsError.INVALID_BODY);
            check(EIGHTEEN.matcher(form.text("legalPersonIdNumber")).matches(), JsmsError.INVALID_BODY);
            check(EIGHTEEN.matcher(form.text("socialCreditCode")).matches(), JsmsError.INVALID_BODY);
            check(form.has("idCardImage"), JsmsError.INVALID_IMAGE);
            check(form.has(IMAGE_BY_TYPE.getOrDefault(type, "")), JsmsError.INVALID_IMAGE);
        }
        for (String name : form.images().keySet()) {
            boolean counts = OTHER_IMAGES.contains(name) || IMAGE_BY_TYPE.containsValue(name);
            check(!counts || form.images().getOrDefault(name, false), JsmsError.INVALID_IMAGE);
        }
        return text;
    }

    private static void check(boolean good, JsmsError otherwise) throws JsmsRefusal {
        if (!good) {
            throw new JsmsRefusal(otherwise);
        }
    }
}
