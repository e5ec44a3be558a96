package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on compatibility has a row for each sample; the samples themselves compare the versions. */
class CompatibilityTest {

    private static final Path SAMPLES = Path.of("../sms-compat");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:boot|cloud|plain|stores)-[\\w.-]+) \\|");
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");

    @Test
    void hasARowForEachSampleAndNoOther() throws IOException {
        List<String> rows = found(ROW, Path.of("../docs/compatibility.md"));
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            assertThat(rows)
                    .containsExactlyInAnyOrderElementsOf(
                            folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                                    .map(folder -> folder.getFileName().toString())
                                    .toList())
                    .containsExactlyInAnyOrderElementsOf(found(MODULE, SAMPLES.resolve("pom.xml")));
        }
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
