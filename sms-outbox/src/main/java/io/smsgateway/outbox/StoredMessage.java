package io.smsgateway.outbox;

/** What a key stands for in the database. */
record StoredMessage(String key, String fingerprint, OutboxState state) {}
