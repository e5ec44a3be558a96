package io.smsgateway.spi;

import io.smsgateway.Refusal;

/**
 * Reason why a vendor cannot take a message, known before any I/O.
 *
 * @param reason the refusal that the message gets
 * @param detail in words, without number or text
 */
public record Objection(Refusal reason, String detail) {}
