/** Auto-configuration of one-time codes of the application's own. */
@NullMarked
package io.smsgateway.springboot.codes;

import org.jspecify.annotations.NullMarked;
