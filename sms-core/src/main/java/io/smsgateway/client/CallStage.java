package io.smsgateway.client;

import io.smsgateway.SmsMessage;
import java.util.List;

/** A stage that takes messages as the caller gave them. */
interface CallStage {

    /**
     * Sends messages.
     *
     * @param call that the messages are part of
     * @param sink gets exactly one result for each message, from any thread, before this method returns
     */
    void send(List<SmsMessage> messages, Call call, Stage.Sink sink);
}
