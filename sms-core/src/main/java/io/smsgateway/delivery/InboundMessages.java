package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Asks a vendor for what people wrote back: for what is new, or for a time; most vendors offer one of the two, and the other
 * throws. Safe for many threads.
 */
public interface InboundMessages {

    /**
     * Takes the next page of what is new; empty where nothing is. The vendor hands out each message once, so that a page
     * that is not kept is lost: save it before you ask for the next, and let one process at a time ask. Waits until the
     * vendor may be asked again, for seconds at most; never asks twice.
     *
     * @throws RequestFailedException when the vendor can't be asked, or its answer was lost, and with it
     *     perhaps a page
     */
    default Page<InboundMessage> poll() {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "this vendor hands out no messages; ask for a time");
    }

    /**
     * Hands over every message of a time, in requests of the vendor's page size; asking does no harm.
     *
     * @param from the first instant
     * @param to the last instant, not before {@code from}; long times are cut as the vendor wants it
     * @throws RequestFailedException when the vendor can't be asked; what was handed over is not all
     */
    default void between(Instant from, Instant to, Consumer<InboundMessage> each) {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "this vendor can't be asked for a time; poll");
    }
}
