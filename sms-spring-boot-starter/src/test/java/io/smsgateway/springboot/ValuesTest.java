package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import io.smsgateway.testsupport.EqualityChecks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equality and printing of endpoints and results of a refresh. */
final class ValuesTest {

    private static final URI URL = URI.create("https://sandbox.example.com");

    @Test
    void areEqualExactlyIfAllTheirPropertiesAre() {
        EqualityChecks.assertToldApart(List.of(
                () -> Endpoint.of(null, Map.of()),
                () -> Endpoint.of(URL, Map.of()),
                () -> Endpoint.of(null, Map.of("app-key", "x")),
                () -> new RefreshResult(RefreshResult.Outcome.CHANGED, "x"),
                () -> new RefreshResult(RefreshResult.Outcome.REFUSED, "x"),
                () -> new RefreshResult(RefreshResult.Outcome.CHANGED, "y")));
    }

    @Test
    void anEndpointPrintsNoCredential() {
        assertThat(Endpoint.of(URL, Map.of("app-key", "secret")))
                .hasToString("Endpoint{https://sandbox.example.com, [app-key]}");
    }

    @Test
    void aResultOfARefreshPrintsItsReason() {
        assertThat(new RefreshResult(RefreshResult.Outcome.REFUSED, "x")).hasToString("RefreshResult{REFUSED, x}");
    }
}
