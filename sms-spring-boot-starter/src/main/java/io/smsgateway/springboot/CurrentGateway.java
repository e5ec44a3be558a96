package io.smsgateway.springboot;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.List;

/** Sends by the client of the moment. */
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
