/**
 * A guard in front of the gateway against abuse of codes: limits, caps on money, and prefixes whose codes are never typed.
 * Start at {@link io.smsgateway.guard.SmsGuard}.
 *
 * <pre>{@code
 * import io.smsgateway.Secret;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.guard.GuardPolicy;
 * import io.smsgateway.guard.JdbcGuardStore;
 * import io.smsgateway.guard.SmsGuard;
 * import java.util.List;
 *
 * SmsGuard guard = SmsGuard.create(
 *         GuardPolicy.DEFAULT.withCountries(List.of("CN", "SG")),
 *         JdbcGuardStore.of(dataSource),
 *         Secret.of("guard key", guardKey));
 * SmsClient client = SmsClient.builder().provider(jsms).guard(guard).build();
 * }</pre>
 */
@NullMarked
package io.smsgateway.guard;

import org.jspecify.annotations.NullMarked;
