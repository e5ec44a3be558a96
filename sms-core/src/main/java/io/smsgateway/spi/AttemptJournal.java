package io.smsgateway.spi;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.util.List;
import java.util.Optional;

/**
 * Journal of requests to vendors, for sending that survives the end of the process. Safe for many threads.
 *
 * <p>A request whose begin was recorded and whose end was not may have been sent.
 */
public interface AttemptJournal {

    /**
     * Records that a request is about to be made, after the client has granted its permits and before the adapter is
     * called. The messages name themselves by {@link OutboundMessage#reference} and
     * {@link OutboundMessage#idempotencyKey}.
     *
     * <p>An exception refuses the messages with {@link io.smsgateway.Refusal#BUSY}.
     *
     * @return empty to make the request; a refusal to send nothing, whose reason and detail become the result of every
     *     message. A reason that is not {@link io.smsgateway.Refusal#isByLibrary} becomes {@code CANCELLED}
     */
    Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages);

    /**
     * Records the results of a request. Exceptions are logged and change no result.
     *
     * @param results one for each message, in order
     */
    void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results);
}
