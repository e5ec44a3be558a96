package io.smsgateway.client;

import java.util.List;

/**
 * A stage of one provider's pipeline.
 *
 * @param <M> the messages: admitted, or rendered for the vendor
 */
interface ProviderStage<M> {

    /** Sends messages in a call's turn; otherwise like {@link Stage#send}. */
    void send(List<M> messages, ProviderTurn turn, Stage.Sink sink);
}
