/** The code that the documents quote. */
@NullMarked
package io.smsgateway.docs;

import org.jspecify.annotations.NullMarked;
