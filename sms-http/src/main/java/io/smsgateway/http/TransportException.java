package io.smsgateway.http;

import java.io.IOException;

/** A connection was not established. Its message is a fixed text and safe to print. */
final class TransportException extends IOException {

    TransportException(String message) {
        super(message);
    }
}
