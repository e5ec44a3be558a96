/**
 * HTTP and JSON for adapters: start at {@link io.smsgateway.http.VendorHttpClient}.
 *
 * <pre>{@code
 * import io.smsgateway.ProviderId;
 * import io.smsgateway.SendResult;
 * import io.smsgateway.http.HttpSettings;
 * import io.smsgateway.http.Json;
 * import io.smsgateway.http.ResponseClassifier;
 * import io.smsgateway.http.VendorHttpClient;
 * import java.net.URI;
 * import java.util.List;
 * import java.util.Map;
 *
 * record Sent(String id) {}
 *
 * VendorHttpClient http = new VendorHttpClient(HttpSettings.of(URI.create("https://api.acme.example")));
 * ProviderId acme = ProviderId.of("acme");
 * List<SendResult> results = http.send(acme, List.of(outbound), "/send", Map.of(), body, response -> {
 *     Sent sent = Json.read(response.body(), Sent.class);
 *     return List.of(new ResponseClassifier(acme, response).success(sent.id()));
 * });
 * }</pre>
 */
@NullMarked
package io.smsgateway.http;

import org.jspecify.annotations.NullMarked;
