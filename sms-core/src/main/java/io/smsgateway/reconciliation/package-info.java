/**
 * Reconciliation: finds out what became of unconfirmed messages. Start at {@link
 * io.smsgateway.reconciliation.Reconciler}; {@link io.smsgateway.reconciliation.ReceivedReports} and {@link
 * io.smsgateway.delivery.KnownMessages} are its storage.
 *
 * <pre>{@code
 * import io.smsgateway.reconciliation.Reconciler;
 * import io.smsgateway.reconciliation.Reconciliation;
 * import io.smsgateway.reconciliation.UnconfirmedAttempt;
 * import java.util.List;
 *
 * List<UnconfirmedAttempt> attempts = UnconfirmedAttempt.of(message, client.send(message));
 * Reconciler reconciler = new Reconciler(clock, client::service, knownMessages);
 * for (Reconciliation reconciliation : reconciler.reconcile(attempts)) {
 *     log(reconciliation.state(), reconciliation.nextCheck());
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.reconciliation;

import org.jspecify.annotations.NullMarked;
