@NullMarked
package io.smsgateway.simulator.internal;

import org.jspecify.annotations.NullMarked;
