package io.smsgateway.simulator;

import org.jspecify.annotations.Nullable;

/** Passes on what the ledger does not tell. */
record JsmsNews(JsmsReports reports, JsmsCallbacks callbacks) implements JsmsListener {

    @Override
    public void accepted(LedgerEntry message, int reportStatus) {
        // what is in the ledger was reported when it was entered
        if (reportStatus != DELIVERED) {
            reports.accepted(message, reportStatus);
        }
    }

    @Override
    public void templateReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {
        callbacks.templateReviewed(id, review.ordinal(), reason);
    }

    @Override
    public void signatureReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {
        callbacks.signatureReviewed(id, review.ordinal(), reason);
    }
}
