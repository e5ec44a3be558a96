package io.smsgateway.client;

import io.smsgateway.SmsMessage;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The messages of a bulk run. Read by one thread at a time. */
final class BulkReader {

    private static final SafeLogger LOG = new SafeLogger(BulkRun.class);

    private final Iterator<? extends SmsMessage> messages;
    private final Runnable onClose;
    private long position;
    private volatile @Nullable IllegalStateException failure;

    BulkReader(Iterator<? extends SmsMessage> messages, Runnable onClose) {
        this.messages = messages;
        this.onClose = onClose;
    }

    /** Returns the next message; null at the end and after a failure. */
    @Nullable
    SmsMessage next() {
        try {
            if (!messages.hasNext()) {
                return null;
            }
            SmsMessage message = messages.next();
            if (message == null) {
                throw new NullPointerException("the message is null");
            }
            position++;
            return message;
        } catch (Throwable thrown) {
            failure = new IllegalStateException(
                    "reading the message at index " + position + " threw "
                            + thrown.getClass().getName() + "; the messages before it have their results",
                    thrown);
            return null;
        }
    }

    /** Returns what ended the reading; null where nothing did. */
    @Nullable
    IllegalStateException failure() {
        return failure;
    }

    void close() {
        try {
            onClose.run();
        } catch (Throwable thrown) {
            LOG.warn(
                    "Closing the messages of a bulk run threw {}; results are not affected",
                    thrown.getClass().getName());
        }
    }
}
