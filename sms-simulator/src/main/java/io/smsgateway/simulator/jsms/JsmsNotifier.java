package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Tasks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns what happens in the account into what the vendor tells its customer. */
record JsmsNotifier(Tasks tasks, JsmsReports reports, JsmsCallbacks callbacks) implements JsmsListener {

    @Override
    public void accepted(LedgerEntry message, int reportStatus) {
        reports.accepted(message, reportStatus);
    }

    @Override
    public void templateReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {
        told(JsmsCallbacks.Kind.TEMPLATE, review, JsmsRecords.templateReviewed(id, review.status(), reason));
    }

    @Override
    public void signatureReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {
        told(JsmsCallbacks.Kind.SIGN, review, JsmsRecords.signatureReviewed(id, review.status(), reason));
    }

    /** Only a decision is told. */
    private void told(JsmsCallbacks.Kind kind, JsmsTemplate.Review review, ObjectNode data) {
        if (review != JsmsTemplate.Review.IN_REVIEW) {
            callbacks.push(kind, data, tasks.now());
        }
    }
}
