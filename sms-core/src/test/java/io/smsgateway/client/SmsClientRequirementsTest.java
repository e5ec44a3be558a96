package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.testsupport.OutdatedLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries that are too old for a client. */
final class SmsClientRequirementsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "io.github.resilience4j:resilience4j-circuitbreaker, 2.1.0, 2.2,"
                + " io.github.resilience4j.circuitbreaker.CircuitBreaker",
        "io.github.resilience4j:resilience4j-core, 2.1.9, 2.2, io.github.resilience4j.core.metrics.Metrics",
        "com.google.guava:guava, 30.1.1-jre, 31.1, com.google.common.collect.Maps",
        "com.googlecode.libphonenumber:libphonenumber, 8.12.57, 8.13, com.google.i18n.phonenumbers.PhoneNumberUtil"
    })
    void aClientNamesALibraryThatIsTooOld(String library, String found, String needed, String className)
            throws Exception {
        try (OutdatedLibrary path = OutdatedLibrary.of(SmsClient.class, className, found, folder)) {
            Object builder = path.loadClass(SmsClient.class.getName())
                    .getMethod("builder")
                    .invoke(null);

            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .rootCause()
                    .hasMessage("SMS gateway needs " + library + " " + needed + " or newer, but the class path has "
                            + found + ", from "
                            + folder.resolve("outdated.jar").toUri().toURL());
        }
    }
}
