package io.smsgateway.outbox;

/**
 * A row to insert.
 *
 * @param text the stored form of the message
 * @param until in milliseconds since 1970 when the message is no longer worth sending, by the caller
 * @param within milliseconds from now for which it is worth sending, by the caller
 * @param notBefore in milliseconds since 1970 when it may be sent
 * @param keep milliseconds from when it may be sent for which it is worth sending, by its class
 * @param sortOrder lower ones are sent first
 */
record NewMessage(
        String key,
        String fingerprint,
        String messageClass,
        String text,
        long until,
        long within,
        long notBefore,
        long keep,
        int sortOrder) {}
