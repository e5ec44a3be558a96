package io.smsgateway.docs;

import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.SmsProvider;

/** An adapter of the application in the examples. */
final class AcmeApi {

    private AcmeApi() {}

    static SmsProvider provider(String name, HttpSettings http, String user, Secret token) {
        throw new UnsupportedOperationException("the examples are compiled only");
    }
}
