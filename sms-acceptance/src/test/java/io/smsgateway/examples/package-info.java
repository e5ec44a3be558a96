/** How an application uses the types of sms-core: in Java here, in Kotlin in the directory of Kotlin sources. */
@NullMarked
package io.smsgateway.examples;

import org.jspecify.annotations.NullMarked;
