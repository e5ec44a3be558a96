/**
 * The client and its policies: failover, retries, rate limits, circuit breakers, deadlines and balances. Start at {@link
 * io.smsgateway.client.SmsClient}.
 *
 * <pre>{@code
 * import io.smsgateway.client.ProviderPolicies;
 * import io.smsgateway.client.RateLimit;
 * import io.smsgateway.client.RetryPolicy;
 * import io.smsgateway.client.SmsClient;
 *
 * SmsClient client = SmsClient.builder()
 *         .provider(jsms, ProviderPolicies.DEFAULT.withRateLimit(RateLimit.perSecond(50)))
 *         .provider(itniotech)
 *         .retry(RetryPolicy.DEFAULT.withMaxAttempts(2))
 *         .build();
 * }</pre>
 */
@NullMarked
package io.smsgateway.client;

import org.jspecify.annotations.NullMarked;
