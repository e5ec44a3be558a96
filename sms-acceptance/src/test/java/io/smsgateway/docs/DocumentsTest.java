package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the documents with the code that they quote and with the files and headings that they link to. */
class DocumentsTest {

    private static final List<Path> COMPILED = List.of(
            Path.of("src/test/java/io/smsgateway/docs"),
            Path.of("src/test/java/io/smsgateway/durable"),
            Path.of("src/test/java/io/smsgateway/login"),
            Path.of("src/test/java/io/smsgateway/shop"),
            Path.of("src/test/kotlin/io/smsgateway/examples"));
    private static final Pattern CODE = Pattern.compile("```(?:java|kotlin)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANY_CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);?$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^):]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern TEST_CLASS = Pattern.compile("\\b[A-Z]\\w*(?:Test|Checks)\\b");

    private static List<String> sources;
    private static Set<String> testClasses;

    @BeforeAll
    static void readSources() throws IOException {
        sources = new ArrayList<>();
        for (Path directory : COMPILED) {
            try (Stream<Path> files = Files.list(directory)) {
                files.map(Documents::text).forEach(sources::add);
            }
        }
        testClasses = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Documents.ROOT)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                for (String directory : List.of("src/test/java", "src/main/java")) {
                    if (Files.isDirectory(module.resolve(directory))) {
                        try (Stream<Path> files = Files.walk(module.resolve(directory))) {
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".java"))
                                    .forEach(name -> testClasses.add(name.replace(".java", "")));
                        }
                    }
                }
            }
        }
    }

    static List<Path> documents() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void quotesCodeThatCompiles(Path document) {
        assertThat(blocks(document))
                .allSatisfy(block -> assertThat(sourcesOf(block)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void quotesCodeWithItsImports(Path document) {
        assertThat(blocks(document))
                .allSatisfy(block -> assertThat(sourcesOf(block).map(source -> importsNeededBy(block, source)))
                        .as(block)
                        .contains(imports(block).collect(Collectors.toCollection(TreeSet::new))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksToFilesAndHeadingsThatExist(Path document) {
        assertThat(LINK.matcher(String.join("\n", Documents.prose(document))).results())
                .allSatisfy(link -> {
                    Path target = link.group(1).isEmpty()
                            ? document
                            : document.resolveSibling(link.group(1)).normalize();
                    assertThat(target).exists();
                    if (link.group(2) != null) {
                        assertThat(anchors(target)).contains(link.group(2));
                    }
                });
    }

    @Test
    void namesTestsThatExist() {
        String page = Documents.text(Documents.ROOT.resolve("docs/reliability.md"));

        assertThat(TEST_CLASS.matcher(page).results().map(found -> found.group()))
                .isSubsetOf(testClasses);
    }

    @Test
    void theReadmeHasFewerThan150Lines() {
        assertThat(Documents.text(Documents.ROOT.resolve("README.md")).lines()).hasSizeLessThan(150);
    }

    static Stream<Path> chinese() {
        return Documents.all().stream().filter(Documents::isChinese);
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void aChinesePageHasTheCodeOfTheEnglishOne(Path document) {
        String english = Documents.name(document).replace(".zh-CN.md", ".md").replace("docs/zh/", "docs/");
        Path page = Documents.ROOT.resolve(english);
        Path source = Files.exists(page) ? page : Documents.ROOT.resolve(english.replace("docs/", "docs/providers/"));

        assertThat(anyBlocks(document)).isEqualTo(anyBlocks(source));
    }

    private static List<String> anyBlocks(Path document) {
        return ANY_CODE.matcher(Documents.text(document))
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static List<String> blocks(Path document) {
        return CODE.matcher(Documents.text(document))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The compiled files that have the block, whose imports stand apart from its other lines there. */
    private static Stream<String> sourcesOf(String block) {
        String body = withoutSpace(IMPORT.matcher(block).replaceAll(""));
        return sources.stream().filter(source -> withoutSpace(source).contains(body));
    }

    private static Stream<String> imports(String code) {
        return IMPORT.matcher(code).results().map(found -> found.group());
    }

    /** The imports of the compiled file whose names occur in the block, comments apart. */
    private static Set<String> importsNeededBy(String block, String source) {
        Set<String> words = Pattern.compile("\\w+")
                .matcher(IMPORT.matcher(block).replaceAll("").replaceAll("//.*", ""))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
        return IMPORT.matcher(source)
                .results()
                .filter(found -> words.contains(found.group(1)))
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The anchors that GitHub gives to the headings of a document. */
    private static List<String> anchors(Path document) {
        return Documents.prose(document).stream()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Without white space, which differs with the indentation. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
