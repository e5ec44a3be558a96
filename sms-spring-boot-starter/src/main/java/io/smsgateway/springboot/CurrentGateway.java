package io.smsgateway.springboot;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.List;

/** Gateway that sends by the current client. */
record CurrentGateway(CurrentClient current) implements SmsGateway {

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        return current.with(client -> client.sendAll(messages));
    }

    @Override
    public String toString() {
        return current.toString();
    }
}
