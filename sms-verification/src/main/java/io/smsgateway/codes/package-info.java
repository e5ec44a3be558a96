/** One-time codes of the application's own, sent by any provider: start at {@link io.smsgateway.codes.CodeService}. */
@NullMarked
package io.smsgateway.codes;

import org.jspecify.annotations.NullMarked;
