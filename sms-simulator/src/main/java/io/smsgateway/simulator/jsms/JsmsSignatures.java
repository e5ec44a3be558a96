package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.VendorRequest;
import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The signatures of the account, of which number 1 is the default one, and the requests of {@code sign}. Decided here, where the
 * vendor's pages are silent:
 *
 * <ul>
 *   <li>A form with any of the real-name fields of 2025 must satisfy all rules of 2025, any other those before; see
 *       {@link #realNames}. Before 2025 only {@code sign} is required, and {@code type}, 1 to 7, may be
 *       missing as in March 2018.
 *   <li>In 2025 the picture of the identity card and the one that belongs to the type are required, 50101.
 *   <li>An image is a file with a name that ends in png, jpg or jpeg, of at most 2 MB and not empty; its content is not
 *       checked. Files in parts of unknown names are ignored, as the one that the official Java client sends.
 *   <li>Other fields that are missing or wrong are 50007; the text of the signature is 50104, a long remark 50045. Requests
 *       other than multipart are 415.
 *   <li>Order of checks: body, id (of a change), text, type, remark, further fields, images, other ones in review.
 *   <li>A signature in review has the status 0; one that was deleted is unknown, 50102.
 *   <li>A signature can be changed only when it was refused; while it is in review that is 50103, when it is approved 50102.
 *       Only approved ones are in use.
 * </ul>
 */
public final class JsmsSignatures extends JsmsReviewQueue<JsmsSignature> {

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
    private static final List<JsmsSignature> SEEDS = List.of(new JsmsSignature(1, "Simul", Review.APPROVED, true));

    private final Setting<Boolean> realNames = setting(false);
    private final Setting<Integer> maxLength = setting(8);
    private final JsmsContentFilter contentFilter;

    JsmsSignatures(JsmsCallbacks callbacks, JsmsContentFilter contentFilter) {
        super("signature", JsmsError.INVALID_SIGN, JsmsCallbacks.Kind.SIGN, 2300, SEEDS, callbacks);
        this.contentFilter = contentFilter;
    }

    /** Adds an approved signature that is not the default one; does nothing when there is one with this id. */
    public synchronized void add(long id) {
        if (find(id).isEmpty()) {
            put(new JsmsSignature(id, "Sign" + id, Review.APPROVED, false));
        }
    }

    /** Sets whether the form of 2025 with names of real persons is required; by default earlier forms are accepted, too. */
    public void realNames(boolean required) {
        realNames.set(required);
    }

    /** Sets the maximum length of a text, 50104 beyond it; 8 characters by default, 16 by one page of the console. */
    public void maxLength(int characters) {
        maxLength.set(characters);
    }

    boolean usable(long id) {
        return find(id).filter(JsmsSignature::usable).isPresent();
    }

    boolean anyUsable() {
        return all().stream().anyMatch(JsmsSignature::usable);
    }

    private void checkNoneInReview() throws JsmsRefusal {
        JsmsError.OTHER_IN_REVIEW.refuseIf(all().stream().anyMatch(item -> item.review() == Review.IN_REVIEW));
    }

    JsonNode create(VendorRequest request) throws JsmsRefusal {
        String text = text(JsmsForm.of(request));
        long id;
        synchronized (this) {
            checkNoneInReview();
            id = nextId();
            put(new JsmsSignature(id, text, Review.IN_REVIEW, false));
        }
        return response(id);
    }

    JsonNode change(VendorRequest request) throws JsmsRefusal {
        JsmsForm form = JsmsForm.of(request);
        long id = known(request.variable("id")).id();
        String text = text(form);
        synchronized (this) {
            checkNoneInReview();
            JsmsSignature current = known(request.variable("id"));
            JsmsError.INVALID_SIGN.refuseIf(current.review() != Review.REFUSED);
            put(new JsmsSignature(id, text, Review.IN_REVIEW, current.standard()));
        }
        return response(id);
    }

    private JsonNode response(long id) {
        return Json.newObject().put("sign_id", submitted(id));
    }

    JsonNode read(VendorRequest request) throws JsmsRefusal {
        JsmsSignature signature = known(request.variable("id"));
        return Json.newObject()
                .put("sign_id", signature.id())
                .put("sign", signature.text())
                .put("status", signature.review().status)
                .put("is_default", signature.standard() ? 1 : 0)
                .put("use_status", signature.usable() ? 1 : 0);
    }

    synchronized JsonNode delete(VendorRequest request) throws JsmsRefusal {
        String id = request.variable("id");
        JsmsError.DEFAULT_SIGNATURE.refuseIf(known(id).standard());
        remove(known(id).id());
        return MissingNode.getInstance();
    }

    /** Returns the text of the signature of a valid form. */
    private String text(JsmsForm form) throws JsmsRefusal {
        String text = form.text("sign");
        JsmsError.INVALID_SIGNATURE.refuseUnless(
                TEXT.matcher(text).matches() && text.codePointCount(0, text.length()) <= maxLength.get());
        contentFilter.checkWords(text);
        String type = form.text("type");
        boolean named = realNames.get() || PERSON.stream().anyMatch(form::has);
        JsmsError.INVALID_BODY.refuseUnless(
                named
                        ? IMAGE_BY_TYPE.containsKey(type)
                        : TYPE_OF_2018.matcher(type).matches());
        JsmsRequest.checkRemark(form.text("remark"));
        if (named) {
            JsmsError.INVALID_BODY.refuseIf(form.text("legalPersonName").isBlank());
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
