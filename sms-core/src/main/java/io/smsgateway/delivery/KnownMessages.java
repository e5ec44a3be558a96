package io.smsgateway.delivery;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which messages the application has sent. A receiver of unsigned callbacks accepts events about known messages
 * only, and reconciliation leaves known messages out. Implementations must be safe for many threads.
 */
@FunctionalInterface
public interface KnownMessages {

    /**
     * Returns whether the application has sent a message. A vendor may give one id to all messages of a request, so id
     * and recipient together name a message. An exception makes the vendor repeat a callback.
     *
     * @param messageId as in {@link io.smsgateway.Accepted#messageId} or {@link io.smsgateway.Unconfirmed#reference}
     * @param recipient the recipient of the message; null where the vendor's value cannot be parsed: then whether any
     *     message has this id
     */
    boolean knows(ProviderId provider, String messageId, @Nullable PhoneNumber recipient);

    /**
     * Returns the ids by which events name the message of a result; empty where it was certainly not sent, or where the
     * vendor gave none.
     */
    static List<String> ids(SendResult result) {
        if (result instanceof Accepted accepted) {
            return List.of(accepted.messageId());
        }
        return result instanceof Unconfirmed unconfirmed
                ? Stream.of(unconfirmed.reference(), unconfirmed.messageId())
                        .flatMap(Stream::ofNullable)
                        .toList()
                : List.of();
    }
}
