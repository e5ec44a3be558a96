package io.smsgateway.springboot;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Addresses and credentials of vendors that replace configured ones, for tests and sandboxes. */
@FunctionalInterface
public interface SmsGatewayConnectionDetails extends ConnectionDetails {

    /**
     * Returns the endpoint of one provider; empty to use the configured one.
     *
     * @param provider its name under {@code sms-gateway.providers}
     */
    Optional<Endpoint> endpoint(String provider);

    /**
     * Address and credentials of one provider. Prints no credential.
     *
     * @param baseUrl replaces {@code base-url}; null to keep it
     * @param credentials values of the vendor's properties by their names, such as {@code master-secret}; properties that
     *     are missing here keep their configured values. Copied
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
