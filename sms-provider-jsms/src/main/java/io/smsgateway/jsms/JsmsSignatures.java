package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.Multipart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Manages the application's signatures at JSMS. Signatures are reviewed by the vendor's staff, one at a time (code
 * 50103); the decision arrives as a callback, or {@link #find} returns it. The fields are those of the vendor's page
 * of September 2025, which requires details of the company; the earlier form (one to four images) is not offered,
 * because that page replaces it. Each method makes one request and never repeats it. Every method throws {@link
 * io.smsgateway.RequestFailedException} if the vendor refuses or cannot be reached; if it {@code isUnconfirmed}, a
 * change may have been made. Safe for use by multiple threads.
 */
public final class JsmsSignatures {

    private static final String PATH = "/v1/sign";
    private static final String UNKNOWN_ID = "50102";

    private final JsmsRequests requests;

    JsmsSignatures(JsmsRequests requests) {
        this.requests = requests;
    }

    /**
     * Submits a signature for review.
     *
     * @return the vendor's id
     */
    public String create(SignatureApplication signature) {
        return post(PATH, signature);
    }

    /**
     * Submits another signature under the id of a refused one.
     *
     * @return the vendor's id from now on
     * @throws IllegalArgumentException if the id is not a number
     */
    public String change(String id, SignatureApplication signature) {
        return post(path(id), signature);
    }

    /**
     * Returns a signature; empty if it does not exist.
     *
     * @throws IllegalArgumentException if the id is not a number
     */
    public Optional<JsmsSignature> find(String id) {
        String path = path(id);
        return AdminId.found(UNKNOWN_ID, () -> {
            RequestOutcome outcome = requests.query(path);
            AdminWire.SignatureResponse response = outcome.success(AdminWire.SignatureResponse.class);
            String text = reveal(response.text());
            if (text == null || AdminId.isOther(response.id(), id)) {
                throw outcome.failure();
            }
            return new JsmsSignature(
                    id, text, Review.state(response.status()), flag(response.isDefault()), flag(response.useStatus()));
        });
    }

    /**
     * Deletes a signature other than the default one (code 50105).
     *
     * @throws IllegalArgumentException if the id is not a number
     */
    public void delete(String id) {
        AdminId.delete(requests, path(id));
    }

    private static String path(String id) {
        return PATH + "/" + AdminId.required("signature", id);
    }

    private String post(String path, SignatureApplication signature) {
        Multipart.Written form = form(signature).write();
        RequestOutcome outcome = requests.command(Method.POST, path, form.contentType(), form.bytes());
        return AdminId.done(outcome, AdminWire.SignatureResponse.class, AdminWire.SignatureResponse::id);
    }

    private static Multipart form(SignatureApplication signature) {
        SignatureOwner owner = signature.owner();
        Multipart form = new Multipart()
                .text("sign", signature.text())
                .text("type", Integer.toString(signature.type().number()))
                .text("legalPersonName", owner.legalPersonName())
                .text("legalPersonIdNumber", owner.legalPersonIdNumber())
                .text("socialCreditCode", owner.socialCreditCode());
        String thirdParty = signature.thirdParty();
        if (thirdParty != null) {
            form.text("thirdPartyCompanyName", thirdParty);
        }
        String remark = signature.remark();
        if (remark != null) {
            form.text("remark", remark);
        }
        file(form, "idCardImage", owner.idCard());
        file(form, signature.type().proof(), signature.proof());
        SignatureImage other = signature.other();
        if (other != null) {
            file(form, "otherImage", other);
        }
        return form;
    }

    /** Under a generated name, because a file's own name may reveal more than the vendor needs. */
    private static void file(Multipart form, String name, SignatureImage image) {
        form.file(name, name + "." + image.ending(), image.contentType(), image.bytes());
    }

    private static @Nullable Boolean flag(@Nullable Object value) {
        return switch (String.valueOf(value)) {
            case "1" -> Boolean.TRUE;
            case "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
