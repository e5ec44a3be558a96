@NullMarked
package io.smsgateway.simulator.internal.page;

import org.jspecify.annotations.NullMarked;
