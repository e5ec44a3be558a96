@NullMarked
package io.smsgateway.simulator;

import org.jspecify.annotations.NullMarked;
