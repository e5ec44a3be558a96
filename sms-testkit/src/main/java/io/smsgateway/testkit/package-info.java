/**
 * For tests: providers by script, a clock that is set by hand, a server that misbehaves, and the contract that every
 * adapter has to pass. Start at {@link io.smsgateway.testkit.ScriptedProvider} to test code that sends, and at
 * {@link io.smsgateway.testkit.SmsProviderContract} to write an adapter.
 */
@NullMarked
package io.smsgateway.testkit;

import org.jspecify.annotations.NullMarked;
