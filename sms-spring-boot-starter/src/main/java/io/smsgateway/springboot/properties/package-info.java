/** Properties under {@code sms-gateway}: their classes, how they are read, checked and converted, and how failures are reported. */
@NullMarked
package io.smsgateway.springboot.properties;

import org.jspecify.annotations.NullMarked;
