package io.smsgateway.springboot;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Where vendors are, and the credentials there, in place of what properties say; for tests and sandboxes. */
@FunctionalInterface
public interface SmsGatewayConnectionDetails extends ConnectionDetails {

    /**
     * How to reach one provider; empty to leave it as configured.
     *
     * @param provider its name under {@code sms-gateway.providers}
     */
    Optional<Endpoint> endpoint(String provider);

    /**
     * An address and what is known there. Prints no credential.
     *
     * @param baseUrl in place of {@code base-url}; null to leave it
     * @param credentials in place of properties, by their names, such as {@code master-secret}; what is not here is left.
     *     Copied
     */
    record Endpoint(@Nullable URI baseUrl, Map<String, String> credentials) {

        public Endpoint {
            credentials = Map.copyOf(credentials);
        }

        @Override
        public String toString() {
            return "Endpoint{" + baseUrl + ", " + credentials.keySet() + "}";
        }
    }
}
