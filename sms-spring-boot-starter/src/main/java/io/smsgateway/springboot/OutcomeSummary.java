package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of messages of one request to a vendor. Contains no numbers, texts or ids.
 *
 * @param at end of the request
 * @param provider the provider's name
 * @param messageClass class of the messages
 * @param outcome accepted, refused or unconfirmed
 * @param refusal reason of the refusal; null unless refused
 * @param messages number of the request's messages with this outcome
 * @param tookMillis duration of the request in milliseconds
 */
public record OutcomeSummary(
        Instant at,
        String provider,
        MessageClass messageClass,
        String outcome,
        @Nullable Refusal refusal,
        int messages,
        long tookMillis) {}
