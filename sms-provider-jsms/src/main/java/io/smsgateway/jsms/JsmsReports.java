package io.smsgateway.jsms;

import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.Page;

/** Polls delivery reports by {@code GET /v1/report}. */
record JsmsReports(PolledQueue<DeliveryReport> pull) implements DeliveryReports {

    @Override
    public Page<DeliveryReport> poll() {
        return pull.poll();
    }
}
