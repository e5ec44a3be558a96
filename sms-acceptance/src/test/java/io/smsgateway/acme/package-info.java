/** A toy vendor, to show what a third one costs. */
@NullMarked
package io.smsgateway.acme;

import org.jspecify.annotations.NullMarked;
