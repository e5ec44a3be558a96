package io.smsgateway.outbox;

/**
 * What is to be stored about a message.
 *
 * @param result in its stored form, without key and metadata
 * @param erase whether recipient and content are deleted
 */
record Outcome(long id, OutboxState state, String result, boolean erase) {}
