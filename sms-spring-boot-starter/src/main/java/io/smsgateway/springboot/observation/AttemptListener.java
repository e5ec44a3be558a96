package io.smsgateway.springboot.observation;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.List;

/** Hears of each request to a vendor when it is over. Fast, never throws, and safe for many threads. */
@FunctionalInterface
public interface AttemptListener {

    /** One answer for each message, in order. */
    void answered(ProviderId provider, List<SmsMessage> messages, List<SendResult> results, Duration took);
}
