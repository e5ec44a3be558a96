/** Reconciliation: finds out what became of unconfirmed messages. */
@NullMarked
package io.smsgateway.reconciliation;

import org.jspecify.annotations.NullMarked;
