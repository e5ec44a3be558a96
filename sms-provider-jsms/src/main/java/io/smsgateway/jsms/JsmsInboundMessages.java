package io.smsgateway.jsms;

import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.Page;

/** Polls inbound messages by {@code GET /v1/reply}. */
record JsmsInboundMessages(PolledQueue<InboundMessage> pull) implements InboundMessages {

    @Override
    public Page<InboundMessage> poll() {
        return pull.poll();
    }
}
