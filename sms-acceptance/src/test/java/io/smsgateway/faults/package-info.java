/** What the library says is true whatever happens between it and the vendors: faults by the thousand, and a ledger. */
@NullMarked
package io.smsgateway.faults;

import org.jspecify.annotations.NullMarked;
