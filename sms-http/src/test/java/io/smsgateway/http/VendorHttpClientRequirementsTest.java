package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.testsupport.OutdatedLibrary;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries that are too old for an adapter. */
final class VendorHttpClientRequirementsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "org.apache.httpcomponents.client5:httpclient5, 5.3.1, 5.4,"
                + " org.apache.hc.client5.http.ssl.DefaultHostnameVerifier",
        "org.apache.httpcomponents.core5:httpcore5, 5.2.5, 5.3, org.apache.hc.core5.http.HttpHost",
        "com.fasterxml.jackson.core:jackson-core, 2.14.3, 2.15, com.fasterxml.jackson.core.JsonFactory"
    })
    void aClientNamesALibraryThatIsTooOld(String library, String found, String needed, String className)
            throws Exception {
        try (OutdatedLibrary path = OutdatedLibrary.of(VendorHttpClient.class, className, found, folder)) {
            Class<?> settings = path.loadClass(HttpSettings.class.getName());
            Object local = settings.getMethod("of", URI.class).invoke(null, URI.create("http://localhost:1"));

            assertThatThrownBy(() -> path.loadClass(VendorHttpClient.class.getName())
                            .getConstructor(settings)
                            .newInstance(local))
                    .rootCause()
                    .hasMessage("SMS gateway needs " + library + " " + needed + " or newer, but the class path has "
                            + found + ", from "
                            + folder.resolve("outdated.jar").toUri().toURL());
        }
    }
}
