package io.smsgateway.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What is to be stored about a message.
 *
 * @param result in its stored form, without key and metadata; null for none
 * @param erase whether recipient and content are deleted
 */
record Outcome(long id, OutboxState state, @Nullable String result, boolean erase) {}
