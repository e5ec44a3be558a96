package io.smsgateway.springboot;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
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

    /** Address and credentials of one provider. Immutable. Prints no credential. */
    final class Endpoint {

        private final @Nullable URI baseUrl;
        private final Map<String, String> credentials;

        private Endpoint(@Nullable URI baseUrl, Map<String, String> credentials) {
            this.baseUrl = baseUrl;
            this.credentials = Map.copyOf(credentials);
        }

        /**
         * Creates an endpoint.
         *
         * @param baseUrl replaces {@code base-url}; null to keep it
         * @param credentials values of the vendor's properties by their names, such as {@code master-secret};
         *     properties that are missing here keep their configured values, and another name fails startup. Copied
         */
        public static Endpoint of(@Nullable URI baseUrl, Map<String, String> credentials) {
            return new Endpoint(baseUrl, credentials);
        }

        /** Returns the URL that replaces {@code base-url}; null to keep it. */
        public @Nullable URI baseUrl() {
            return baseUrl;
        }

        /** Returns values of the vendor's properties by their names; unmodifiable. */
        public Map<String, String> credentials() {
            return credentials;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Endpoint that
                    && Objects.equals(baseUrl, that.baseUrl)
                    && credentials.equals(that.credentials);
        }

        @Override
        public int hashCode() {
            return Objects.hash(baseUrl, credentials);
        }

        @Override
        public String toString() {
            return "Endpoint{" + baseUrl + ", " + credentials.keySet() + "}";
        }
    }
}
