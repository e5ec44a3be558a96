package io.smsgateway.springboot.observation;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.List;

/** Listener to completed requests to vendors. Fast, and safe for many threads. Internal: may change without notice. */
@FunctionalInterface
public interface AttemptListener {

    /** Called after each request, with one result for each message, in order. */
    void completed(ProviderId provider, List<SmsMessage> messages, List<SendResult> results, Duration took);
}
