@NullMarked
package io.smsgateway.simulator.jsms;

import org.jspecify.annotations.NullMarked;
