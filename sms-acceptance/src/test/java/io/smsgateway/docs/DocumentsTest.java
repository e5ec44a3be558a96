package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the documents against the code they quote, and their links against what is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path COMPILED = Path.of("src/test/java/io/smsgateway/docs");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> here = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(here, docs).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void quotesOnlyCodeThatCompiles(Path document) throws IOException {
        String compiled;
        try (Stream<Path> sources = Files.list(COMPILED)) {
            compiled = sources.map(DocumentsTest::text)
                    .map(DocumentsTest::stripped)
                    .collect(Collectors.joining("\n"));
        }

        assertThat(blocks(document)).allSatisfy(block -> assertThat(compiled).contains(stripped(block)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadsOnlyToWhatIsThere(Path document) {
        List<String> targets = LINK.matcher(text(document))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(targets)
                .allSatisfy(target ->
                        assertThat(document.resolveSibling(target).normalize()).exists());
    }

    @Test
    void theReadmeKeepsToAScreenOrThree() {
        assertThat(text(ROOT.resolve("README.md")).lines()).hasSizeLessThan(150);
    }

    private static List<String> blocks(Path document) {
        return JAVA.matcher(text(document))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Without white space, which the formatter lays as the indentation asks. */
    private static String stripped(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
