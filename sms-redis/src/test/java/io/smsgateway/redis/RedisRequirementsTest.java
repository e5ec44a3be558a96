package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.smsgateway.testsupport.OutdatedLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries that are too old for the stores. */
final class RedisRequirementsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource("io.lettuce:lettuce-core, 6.1.10.RELEASE, 6.2, io.lettuce.core.RedisClient")
    void theStoresNameALibraryThatIsTooOld(String library, String found, String needed, String className)
            throws Exception {
        try (OutdatedLibrary path = OutdatedLibrary.of(RedisStores.class, className, found, folder)) {
            Class<?> settings = path.loadClass(RedisSettings.class.getName());
            Object byDefault = settings.getField("DEFAULT").get(null);

            assertThatThrownBy(() -> path.loadClass(RedisStores.class.getName())
                            .getMethod("of", RedisURI.class, settings)
                            .invoke(null, RedisURI.create("127.0.0.1", 1), byDefault))
                    .rootCause()
                    .hasMessage("SMS gateway needs " + library + " " + needed + " or newer, but the class path has "
                            + found + ", from "
                            + folder.resolve("outdated.jar").toUri().toURL());
        }
    }
}
