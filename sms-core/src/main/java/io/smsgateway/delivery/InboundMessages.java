package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Requests inbound messages from a vendor: new ones, or those of a time range. Most vendors support one of the two, and
 * the other throws. Safe for many threads.
 */
public interface InboundMessages {

    /**
     * Requests the next page of new messages; empty where there are none. The vendor returns each message once, so that
     * a page that is not stored is lost: store it before the next call, and poll from one process at a time. Waits
     * until the vendor's minimum interval is over, for seconds at most; never repeats a request.
     *
     * @throws RequestFailedException when the request failed, or its response was lost, and with it perhaps a page
     */
    default Page<InboundMessage> poll() {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "polling is not supported; request a time range");
    }

    /**
     * Passes on every message of a time range, in requests of the vendor's page size. Repeating it is safe.
     *
     * @param from the first instant
     * @param to the last instant, not before {@code from}; long ranges are split as the vendor requires
     * @param each receives the messages
     * @throws RequestFailedException when a request failed; the messages passed on until then are incomplete
     */
    default void between(Instant from, Instant to, Consumer<InboundMessage> each) {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "time ranges are not supported; poll");
    }
}
