package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.Requirement;
import org.junit.jupiter.api.Test;

/** An application that manages libraries which are too old: it does not start, and the failure says which and where. */
class RefusedSampleTest {

    @Test
    void theProviderNamesTheLibraryItsVersionAndItsJar() {
        assertThatExceptionOfType(Requirement.UnmetException.class)
                .isThrownBy(() -> new JsmsProvider(
                        JsmsSettings.of("simulatedJsmsAppKey00001", "simulatedJsmsMasterSec01")))
                .satisfies(unmet -> assertThat(unmet.getMessage())
                        .startsWith("SMS gateway needs org.apache.httpcomponents.client5:httpclient5 5.4 or newer, but the"
                                + " class path has 5.3.1, from file:/")
                        .endsWith("/httpclient5-5.3.1.jar"));
    }

    @Test
    void theClientNamesTheLibraryItsVersionAndItsJar() throws Exception {
        assertThatExceptionOfType(Requirement.UnmetException.class)
                .isThrownBy(() -> SmsClient.builder().build())
                .satisfies(unmet -> assertThat(unmet.getMessage())
                        .startsWith("SMS gateway needs io.github.resilience4j:resilience4j-circuitbreaker 2.2 or newer, but"
                                + " the class path has 2.1.0, from file:/")
                        .endsWith("/resilience4j-circuitbreaker-2.1.0.jar"));
        MatrixRow.check("refused at start");
    }
}
