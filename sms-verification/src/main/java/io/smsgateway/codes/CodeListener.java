package io.smsgateway.codes;

import io.smsgateway.PhoneNumber;

/**
 * Is told what becomes of codes, such as for metrics. Called by the thread that calls the service; exceptions are logged and change
 * nothing. Decoys are not reported.
 */
public interface CodeListener {

    /** Called after a code was started, whether it was sent or not. */
    default void started(PhoneNumber number, String purpose, CodeSending sending) {}

    /** Called after a code was to be sent again, whether it was sent or not. */
    default void resent(PhoneNumber number, CodeSending sending) {}

    /** Called after a code was checked. */
    default void checked(PhoneNumber number, String purpose, CodeCheck check) {}
}
