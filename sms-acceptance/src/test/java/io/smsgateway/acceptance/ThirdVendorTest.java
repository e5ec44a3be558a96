package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThirdVendorTest {

    @Test
    void aThirdVendorCostsAbout220LinesTestsIncluded() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/io/smsgateway/acme"))) {
            assertThat(files.flatMap(ThirdVendorTest::lines)).hasSizeBetween(200, 230);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
