/**
 * Test support: scripted providers, a settable clock, an HTTP server with faults, and the contract that every adapter has
 * to pass. Start at {@link io.smsgateway.testkit.ScriptedProvider} to test code that sends messages, and at {@link
 * io.smsgateway.testkit.SmsProviderContract} to write an adapter, at {@link
 * io.smsgateway.testkit.IdempotencyStoreContract} to write an idempotency store.
 */
@NullMarked
package io.smsgateway.testkit;

import org.jspecify.annotations.NullMarked;
