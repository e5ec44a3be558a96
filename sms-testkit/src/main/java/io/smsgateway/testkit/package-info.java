/**
 * Test support: scripted providers, a settable clock, an HTTP server with faults, and the contract that every adapter has
 * to pass. Start at {@link io.smsgateway.testkit.ScriptedProvider} to test code that sends messages, at {@link
 * io.smsgateway.testkit.SmsProviderContract} to write an adapter, and at {@link
 * io.smsgateway.testkit.IdempotencyStoreContract} to write an idempotency store.
 *
 * <pre>{@code
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * import io.smsgateway.Refusal;
 * import io.smsgateway.Refused;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.testkit.ScriptedProvider;
 *
 * ScriptedProvider provider = ScriptedProvider.accepting("main").thenRefuse(Refusal.OUT_OF_CREDIT);
 * try (SmsClient client = SmsClient.builder().provider(provider).build()) {
 *     assertThat(client.send(message)).isInstanceOf(Refused.class);
 *     assertThat(provider.messages()).hasSize(1);
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.testkit;

import org.jspecify.annotations.NullMarked;
