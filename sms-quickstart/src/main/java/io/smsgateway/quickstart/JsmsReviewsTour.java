package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.JsmsTourContext.ALICE;

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
record JsmsReviewsTour(JsmsTourContext context, CallbackEndpoint endpoint, EventInbox inbox) {

    /** One grey dot. */
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    void templates() {
        StepReporter reporter = context.reporter();
        reporter.step("A template: handed in, refused, changed, approved, sent, deleted");
        context.vendor().callbacks().set(Kind.TEMPLATE, endpoint.url());
        JsmsTemplates templates = context.jsms().templates();
        long requests = context.vendor().requestCounts().requests();
        reporter.check(
                isRefusedHere("【ACME】Your parcel {{parcel}} is here") && isRefusedHere("Your parcel {{parcel is here"),
                "what the documented rules forbid is an error before anything is asked");
        reporter.check(context.vendor().requestCounts().requests() == requests, "JSMS saw none of it");

        String id = templates.create(TemplateApplication.notification("Parcel {{parcel}} is here, hurry!"));
        reporter.check(stateOfTemplate(id) == ReviewState.IN_REVIEW, "handed in, it waits for the reviewers");
        context.vendor().account().templates().refuse(Long.parseLong(id), "leave out the hurry");
        reporter.check(
                JsmsTourContext.eventually(() -> isToldOfTemplate(id, ReviewState.REFUSED))
                        && inbox.of(TemplateReviewed.class)
                                .anyMatch(reports -> "leave out the hurry".equals(reports.reason())),
                "a callback tells that it was refused, and why");
        String changed = templates.change(id, TemplateApplication.notification("Parcel {{parcel}} is here"));
        context.vendor().account().templates().approve(Long.parseLong(changed));
        reporter.check(
                JsmsTourContext.eventually(() -> isToldOfTemplate(changed, ReviewState.APPROVED)),
                "changed, it is approved, by a callback again");
        SendResult sent = context.client()
                .send(SmsMessage.of(
                        ALICE,
                        VendorTemplate.of(changed, Map.of("parcel", "P-1")).withSignature("1")));
        reporter.check(
                sent.isAccepted() && context.vendor().ledger().copies(ALICE.national(), "Parcel P-1 is here") == 1,
                "a message goes out by it");
        templates.delete(changed);
        reporter.check(templates.find(changed).isEmpty(), "deleted, it is not found any more");
    }

    void signatures() throws IOException {
        StepReporter reporter = context.reporter();
        reporter.step("A signature: handed in with its images, refused, changed, approved, used, deleted");
        context.vendor().callbacks().set(Kind.SIGN, endpoint.url());
        JsmsSignatures signatures = context.jsms().signatures();
        SignatureImage image = SignatureImage.read("dot.png", new ByteArrayInputStream(IMAGE));
        SignatureOwner owner = SignatureOwner.of("000000000000000000", "A. N. Other", "000000000000000000", image);
        String id =
                signatures.create(SignatureApplication.of("AcmeNow", SignatureApplication.Type.COMPANY, owner, image)
                        .withRemark("the name on our licence"));
        reporter.check(stateOfSignature(id) == ReviewState.IN_REVIEW, "handed in, it waits for the reviewers");
        context.vendor().account().signatures().refuse(Long.parseLong(id), "not the name on the licence");
        reporter.check(
                JsmsTourContext.eventually(() -> isToldOfSignature(id, ReviewState.REFUSED)),
                "a callback tells that it was refused");
        String changed = signatures.change(
                id, SignatureApplication.of("AcmeLtd", SignatureApplication.Type.COMPANY, owner, image));
        context.vendor().account().signatures().approve(Long.parseLong(changed));
        reporter.check(
                JsmsTourContext.eventually(() -> isToldOfSignature(changed, ReviewState.APPROVED))
                        && stateOfSignature(changed) == ReviewState.APPROVED,
                "changed, it is approved, by a callback and when asked");
        reporter.check(
                context.client()
                                .send(JsmsTourContext.orderShipped(ALICE, "C-1", changed))
                                .isAccepted()
                        && context.copies(ALICE, "C-1") == 1,
                "a message goes out under it");
        signatures.delete(changed);
        reporter.check(signatures.find(changed).isEmpty(), "deleted, it is not found any more");
    }

    private boolean isToldOfTemplate(String id, ReviewState state) {
        return inbox.of(TemplateReviewed.class)
                .anyMatch(reports -> reports.templateId().equals(id) && reports.state() == state);
    }

    private boolean isToldOfSignature(String id, ReviewState state) {
        return inbox.of(SignatureReviewed.class)
                .anyMatch(reports -> reports.signatureId().equals(id) && reports.state() == state);
    }

    private boolean isRefusedHere(String text) {
        try {
            context.jsms().templates().create(TemplateApplication.notification(text));
            return false;
        } catch (IllegalArgumentException bad) {
            return true;
        }
    }

    private ReviewState stateOfTemplate(String id) {
        return context.jsms().templates().find(id).map(JsmsTemplate::state).orElse(ReviewState.UNKNOWN);
    }

    private ReviewState stateOfSignature(String id) {
        return context.jsms().signatures().find(id).map(JsmsSignature::state).orElse(ReviewState.UNKNOWN);
    }
}
