package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;

/**
 * Listener to what a client sends, for metrics and traces. The methods run on the sending threads, so that they must be
 * fast and safe for many threads. Exceptions are logged and affect no result.
 *
 * <p>Each start is followed by one completion on the same thread, with the same object. Several listeners are notified of
 * starts in order and of completions in reverse order.
 */
public interface SendListener {

    /** Called before the messages of a call are sent, on the caller's thread. */
    default void callStarted(Call call) {}

    /**
     * Called when every message of a call has its result.
     *
     * @param results one for each message, in order
     * @param took how long the call took
     */
    default void callCompleted(Call call, List<SendResult> results, Duration took) {}

    /** Called before a request to a vendor, on the thread that makes it. */
    default void requestStarted(Request request) {}

    /**
     * Called when a request to a vendor has ended.
     *
     * @param results one for each message, in order, with this attempt only
     * @param took how long the request took
     */
    default void requestCompleted(Request request, List<SendResult> results, Duration took) {}

    /** A call of {@link SmsClient#sendAll}. Equal only to itself. */
    final class Call {

        private final List<SmsMessage> messages;

        Call(List<SmsMessage> messages) {
            this.messages = List.copyOf(messages);
        }

        /** Returns the messages, each with the class that its template sets. */
        public List<SmsMessage> messages() {
            return messages;
        }

        @Override
        public String toString() {
            return "Call{" + messages.size() + " messages}";
        }
    }

    /** A request to a vendor. Equal only to itself. */
    final class Request {

        private final ProviderId provider;
        private final List<OutboundMessage> messages;

        Request(ProviderId provider, List<OutboundMessage> messages) {
            this.provider = provider;
            this.messages = List.copyOf(messages);
        }

        /** Returns the provider. */
        public ProviderId provider() {
            return provider;
        }

        /** Returns the messages; all have the same class. */
        public List<OutboundMessage> messages() {
            return messages;
        }

        /** Returns the class of the messages. */
        public MessageClass messageClass() {
            return messages.get(0).messageClass();
        }

        @Override
        public String toString() {
            return "Request{" + provider + ", " + messages.size() + " messages}";
        }
    }
}
