/**
 * Reconciliation: finds out what became of unconfirmed messages. {@link
 * io.smsgateway.reconciliation.ReceivedReports} and {@link io.smsgateway.delivery.KnownMessages} are its storage.
 */
@NullMarked
package io.smsgateway.reconciliation;

import org.jspecify.annotations.NullMarked;
