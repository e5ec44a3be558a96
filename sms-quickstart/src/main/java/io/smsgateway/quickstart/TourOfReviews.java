package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.TourStage.ALICE;

import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.ReviewState;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.jsms.JsmsSignature;
import io.smsgateway.jsms.JsmsSignatures;
import io.smsgateway.jsms.JsmsTemplate;
import io.smsgateway.jsms.JsmsTemplates;
import io.smsgateway.jsms.SignatureApplication;
import io.smsgateway.jsms.SignatureImage;
import io.smsgateway.jsms.SignatureOwner;
import io.smsgateway.jsms.TemplateApplication;
import io.smsgateway.simulator.jsms.JsmsCallbacks.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** {@code templates} and {@code sign}, which people review, and the callbacks with what they decide. */
record TourOfReviews(TourStage stage, TourEndpoint endpoint, TourInbox inbox) {

    /** One grey dot. */
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    void templates() {
        Report paper = stage.paper();
        paper.step("A template: handed in, refused, changed, approved, sent, deleted");
        stage.vendor().callbacks().set(Kind.TEMPLATE, endpoint.url());
        JsmsTemplates templates = stage.jsms().templates();
        long requests = stage.vendor().requestCounts().requests();
        paper.check(
                isRefusedHere("【ACME】Your parcel {{parcel}} is here") && isRefusedHere("Your parcel {{parcel is here"),
                "what the documented rules forbid is an error before anything is asked");
        paper.check(stage.vendor().requestCounts().requests() == requests, "JSMS saw none of it");

        String id = templates.create(TemplateApplication.notification("Parcel {{parcel}} is here, hurry!"));
        paper.check(stateOfTemplate(id) == ReviewState.IN_REVIEW, "handed in, it waits for the reviewers");
        stage.vendor().account().templates().refuse(Long.parseLong(id), "leave out the hurry");
        paper.check(
                TourStage.soon(() -> isToldOfTemplate(id, ReviewState.REFUSED))
                        && inbox.of(TemplateReviewed.class)
                                .anyMatch(told -> "leave out the hurry".equals(told.reason())),
                "a callback tells that it was refused, and why");
        String changed = templates.change(id, TemplateApplication.notification("Parcel {{parcel}} is here"));
        stage.vendor().account().templates().approve(Long.parseLong(changed));
        paper.check(
                TourStage.soon(() -> isToldOfTemplate(changed, ReviewState.APPROVED)),
                "changed, it is approved, by a callback again");
        SendResult sent =
                stage.client().send(SmsMessage.of(ALICE, new VendorTemplate(changed, "1", Map.of("parcel", "P-1"))));
        paper.check(
                sent.isAccepted() && stage.vendor().ledger().copies(ALICE.national(), "Parcel P-1 is here") == 1,
                "a message goes out by it");
        templates.delete(changed);
        paper.check(templates.find(changed).isEmpty(), "deleted, it is not found any more");
    }

    void signatures() throws IOException {
        Report paper = stage.paper();
        paper.step("A signature: handed in with its images, refused, changed, approved, used, deleted");
        stage.vendor().callbacks().set(Kind.SIGN, endpoint.url());
        JsmsSignatures signatures = stage.jsms().signatures();
        SignatureImage image = SignatureImage.read("dot.png", new ByteArrayInputStream(IMAGE));
        SignatureOwner owner = new SignatureOwner("000000000000000000", "A. N. Other", "000000000000000000", image);
        String id =
                signatures.create(SignatureApplication.of("AcmeNow", SignatureApplication.Type.COMPANY, owner, image)
                        .withRemark("the name on our licence"));
        paper.check(stateOfSignature(id) == ReviewState.IN_REVIEW, "handed in, it waits for the reviewers");
        stage.vendor().account().signatures().refuse(Long.parseLong(id), "not the name on the licence");
        paper.check(
                TourStage.soon(() -> isToldOfSignature(id, ReviewState.REFUSED)),
                "a callback tells that it was refused");
        String changed = signatures.change(
                id, SignatureApplication.of("AcmeLtd", SignatureApplication.Type.COMPANY, owner, image));
        stage.vendor().account().signatures().approve(Long.parseLong(changed));
        paper.check(
                TourStage.soon(() -> isToldOfSignature(changed, ReviewState.APPROVED))
                        && stateOfSignature(changed) == ReviewState.APPROVED,
                "changed, it is approved, by a callback and when asked");
        paper.check(
                stage.client().send(TourStage.notice(ALICE, "C-1", changed)).isAccepted()
                        && stage.copies(ALICE, "C-1") == 1,
                "a message goes out under it");
        signatures.delete(changed);
        paper.check(signatures.find(changed).isEmpty(), "deleted, it is not found any more");
    }

    private boolean isToldOfTemplate(String id, ReviewState state) {
        return inbox.of(TemplateReviewed.class)
                .anyMatch(told -> told.templateId().equals(id) && told.state() == state);
    }

    private boolean isToldOfSignature(String id, ReviewState state) {
        return inbox.of(SignatureReviewed.class)
                .anyMatch(told -> told.signatureId().equals(id) && told.state() == state);
    }

    private boolean isRefusedHere(String text) {
        try {
            stage.jsms().templates().create(TemplateApplication.notification(text));
            return false;
        } catch (IllegalArgumentException bad) {
            return true;
        }
    }

    private ReviewState stateOfTemplate(String id) {
        return stage.jsms().templates().find(id).map(JsmsTemplate::state).orElse(ReviewState.UNKNOWN);
    }

    private ReviewState stateOfSignature(String id) {
        return stage.jsms().signatures().find(id).map(JsmsSignature::state).orElse(ReviewState.UNKNOWN);
    }
}
