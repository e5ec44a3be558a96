@NullMarked
package io.smsgateway.simulator.itniotech;

import org.jspecify.annotations.NullMarked;
