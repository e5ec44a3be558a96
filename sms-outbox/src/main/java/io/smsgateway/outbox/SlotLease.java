package io.smsgateway.outbox;

/** A slot that this process held when it was told so; the fence of the database decides whether it still does. */
record SlotLease(String name, long epoch) {}
