package io.smsgateway.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;

/** Opens connections to one vendor. */
interface ConnectionSource {

    /** Opens a connection for a request, whose cancellation ends the attempt. */
    VendorConnection open(CancellableRequest request) throws IOException, HttpException;
}
