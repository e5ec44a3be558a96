@NullMarked
package io.smsgateway.testkit;

import org.jspecify.annotations.NullMarked;
