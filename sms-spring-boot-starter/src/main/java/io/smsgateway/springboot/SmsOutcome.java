package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of some messages of one request to a vendor. Tells nothing of whom or what.
 *
 * @param at when the request was over
 * @param provider the vendor's name
 * @param messageClass what the messages were for
 * @param outcome accepted, refused or unconfirmed
 * @param refusal why they were refused; null unless they were
 * @param messages how many of the request's messages ended like this
 * @param tookMillis how long the request took
 */
public record SmsOutcome(
        Instant at,
        String provider,
        MessageClass messageClass,
        String outcome,
        @Nullable Refusal refusal,
        int messages,
        long tookMillis) {}
