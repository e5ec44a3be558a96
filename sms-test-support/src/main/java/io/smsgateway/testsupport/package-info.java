/** What the tests of several modules share. Not published. */
@NullMarked
package io.smsgateway.testsupport;

import org.jspecify.annotations.NullMarked;
