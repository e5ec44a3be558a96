/** What the library costs beside the same exchange written by hand: start at {@link io.smsgateway.benchmarks.Cost}. */
@NullMarked
package io.smsgateway.benchmarks;

import org.jspecify.annotations.NullMarked;
