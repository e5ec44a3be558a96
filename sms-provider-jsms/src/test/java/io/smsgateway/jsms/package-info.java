@NullMarked
package io.smsgateway.jsms;

import org.jspecify.annotations.NullMarked;
