package io.smsgateway.jsms;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.Json;
import io.smsgateway.http.VendorHttpClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the requests that carry no message, with the application's credentials: one exchange each. */
final class JsmsRequests {

    private final JsmsSettings settings;
    private final VendorHttpClient exchange;
    private final Map<String, String> headers;

    JsmsRequests(JsmsSettings settings, VendorHttpClient exchange) {
        this.settings = settings;
        this.exchange = exchange;
        this.headers = JsmsGateway.basic(settings.appKey(), settings.masterSecret());
    }

    /** Makes a request that changes nothing at the vendor. */
    RequestOutcome query(String path) {
        return new RequestOutcome(settings.id(), false, false, exchange.get(path, headers));
    }

    /** Makes a request that may change something at the vendor; its body, if any, is the record as JSON. */
    RequestOutcome command(Method method, String path, @Nullable Object body) {
        return command(method, path, headers, body == null ? null : Json.write(body));
    }

    /** Makes a request that may change something at the vendor, with a body of another type. */
    RequestOutcome command(Method method, String path, String contentType, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", contentType);
        return command(method, path, all, body);
    }

    private RequestOutcome command(Method method, String path, Map<String, String> all, byte @Nullable [] body) {
        return new RequestOutcome(settings.id(), true, body != null, exchange.request(method, path, all, body));
    }
}
