package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Handles {@code sign}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>A form with any of the real-name fields of 2025 must satisfy all rules of 2025, any other those before; see
 *       {@link JsmsSignatures#realNames}. Before 2025 only {@code sign} is required, and {@code type}, 1 to 7, may be
 *       missing as in March 2018.
 *   <li>In 2025 the picture of the identity card and the one that belongs to the type are required, 50101.
 *   <li>An image is a file with a name that ends in png, jpg or jpeg, of at most 2 MB and not empty; its content is not
 *       checked. Files in parts of unknown names are ignored, as the one that the official Java client sends.
 *   <li>Other fields that are missing or wrong are 50007; the text of the signature is 50104, a long remark 50045. Requests
 *       other than multipart are 415.
 *   <li>Order of checks: body, id (of a change), text, type, remark, further fields, images, other ones in review.
 *   <li>A signature in review has the status 0; one that was deleted is unknown, 50102.
 * </ul>
 */
record JsmsSignatureHandler(JsmsAccount account) {

    private static final int MAX_REMARK_LENGTH = 100;
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

    JsonNode create(VendorRequest request) throws JsmsRefusal {
        return response(account.signatures().create(text(JsmsForm.of(request))));
    }

    JsonNode change(VendorRequest request) throws JsmsRefusal {
        JsmsForm form = JsmsForm.of(request);
        JsmsSignature old = account.signatures().known(request.variable("id"));
        return response(account.signatures().change(old, text(form)));
    }

    private static JsonNode response(long id) {
        return Json.newObject().put("sign_id", id);
    }

    JsonNode read(VendorRequest request) throws JsmsRefusal {
        JsmsSignature signature = account.signatures().known(request.variable("id"));
        return Json.newObject()
                .put("sign_id", signature.id())
                .put("sign", signature.text())
                .put("status", signature.review().status())
                .put("is_default", signature.standard() ? 1 : 0)
                .put("use_status", signature.usable() ? 1 : 0);
    }

    JsonNode delete(VendorRequest request) throws JsmsRefusal {
        account.signatures().delete(request.variable("id"));
        return MissingNode.getInstance();
    }

    /** Returns the text of the signature of a valid form. */
    private String text(JsmsForm form) throws JsmsRefusal {
        String text = form.text("sign");
        JsmsError.INVALID_SIGNATURE.refuseUnless(TEXT.matcher(text).matches()
                && text.codePointCount(0, text.length())
                        <= account.signatures().maxLength.get());
        account.contentFilter().checkWords(text);
        String type = form.text("type");
        boolean realNames =
                account.signatures().realNames.get() || PERSON.stream().anyMatch(form::has);
        JsmsError.INVALID_BODY.refuseUnless(
                realNames
                        ? IMAGE_BY_TYPE.containsKey(type)
                        : TYPE_OF_2018.matcher(type).matches());
        String remark = form.text("remark");
        JsmsError.REMARK_LENGTH.refuseUnless(remark.codePointCount(0, remark.length()) <= MAX_REMARK_LENGTH);
        if (realNames) {
            JsmsError.INVALID_BODY.refuseUnless(!form.text("legalPersonName").isBlank());
            JsmsError.INVALID_BODY.refuseUnless(
                    EIGHTEEN.matcher(form.text("legalPersonIdNumber")).matches());
            JsmsError.INVALID_BODY.refuseUnless(
                    EIGHTEEN.matcher(form.text("socialCreditCode")).matches());
            JsmsError.INVALID_IMAGE.refuseUnless(form.has("idCardImage"));
            JsmsError.INVALID_IMAGE.refuseUnless(form.has(IMAGE_BY_TYPE.getOrDefault(type, "")));
        }
        for (String name : form.images().keySet()) {
            boolean counts = OTHER_IMAGES.contains(name) || IMAGE_BY_TYPE.containsValue(name);
            JsmsError.INVALID_IMAGE.refuseUnless(!counts || form.images().getOrDefault(name, false));
        }
        return text;
    }
}
