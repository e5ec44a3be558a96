package io.smsgateway.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a failure of a check means, for the author of the adapter. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Explanation {

    /** The bug, with the adapter as the subject. */
    String bug();

    /** What the adapter has to do instead. */
    String remedy();
}
