/**
 * Adapter for JSMS (Jiguang). Start at {@link io.smsgateway.jsms.JsmsSettings} and {@link
 * io.smsgateway.jsms.JsmsProvider}.
 */
@NullMarked
package io.smsgateway.jsms;

import org.jspecify.annotations.NullMarked;
