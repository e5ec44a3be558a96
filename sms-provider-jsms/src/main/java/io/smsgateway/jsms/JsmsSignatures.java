package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.Multipart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's signatures at JSMS. People review what is handed in, one at a time (code 50103); what they decide
 * comes as a callback, or is found by {@link #find}. Handed in are the fields of the vendor's page of September 2025,
 * which asks who the company is; the forms before it (one to four images and nothing else) are not offered, for that page
 * takes their place. One request each, never repeated. Every method throws {@link
 * io.smsgateway.RequestFailedException} when the vendor refuses or can't be asked; where that {@code isUnconfirmed}, a change
 * may have been made. Safe for many threads.
 */
public final class JsmsSignatures {

    private static final String PATH = "/v1/sign";
    private static final String UNKNOWN_ID = "50102";

    private final JsmsRequests requests;

    JsmsSignatures(JsmsRequests requests) {
        this.requests = requests;
    }

    /**
     * Hands in a signature for review.
     *
     * @return the vendor's id of it
     */
    public String create(SignatureApplication signature) {
        return post(PATH, signature);
    }

    /**
     * Hands in another one under an id that was refused.
     *
     * @return the vendor's id of it from now on
     * @throws IllegalArgumentException when the id is no number
     */
    public String change(String id, SignatureApplication signature) {
        return post(path(id), signature);
    }

    /**
     * Looks a signature up; empty where there is none.
     *
     * @throws IllegalArgumentException when the id is no number
     */
    public Optional<JsmsSignature> find(String id) {
        String path = path(id);
        return AdminId.found(UNKNOWN_ID, () -> {
            RequestOutcome outcome = requests.query(path);
            AdminWire.SignatureResponse answer = outcome.success(AdminWire.SignatureResponse.class);
            String text = reveal(answer.text());
            if (text == null || AdminId.isOther(answer.id(), id)) {
                throw outcome.failure();
            }
            return new JsmsSignature(
                    id, text, Review.state(answer.status()), flag(answer.isDefault()), flag(answer.useStatus()));
        });
    }

    /**
     * Deletes a signature; not the default one (code 50105).
     *
     * @throws IllegalArgumentException when the id is no number
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

    /** Under a name of ours: a file's own may say more than the vendor need know. */
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

    @Override
    public String toString() {
        return requests + " for signatures";
    }
}
