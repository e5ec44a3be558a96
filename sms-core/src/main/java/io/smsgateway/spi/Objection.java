package io.smsgateway.spi;

import io.smsgateway.Refusal;

/**
 * Why a vendor can't be given a message, known before any I/O.
 *
 * @param reason what to answer
 * @param detail in words, without number or text
 */
public record Objection(Refusal reason, String detail) {}
