package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the form of the documents: lines, headings, length, and the links at the end of a page. */
class DocumentStyleTest {

    private static final int MAX_LINE = 130;
    private static final int MAX_PAGE = 250;

    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) (.*)$");
    private static final Pattern REFERENCE = Pattern.compile("\\[[^]]+]: .*");
    private static final Pattern CAPITALISED = Pattern.compile("(?<=[ (])\\p{Lu}\\p{Ll}+\\b");

    /** Words that keep their capital inside a heading. */
    private static final Set<String> NAMES = Set.of(
            "Actuator",
            "Boot",
            "Bucket4j",
            "Central",
            "Gateway",
            "Itniotech",
            "Java",
            "Jiguang",
            "Kotlin",
            "Laaffic",
            "Maven",
            "Micrometer",
            "Onbuka",
            "Prometheus",
            "Redis",
            "Resilience4j",
            "Security",
            "Spring");

    static List<Path> documents() {
        return Documents.all();
    }

    static Stream<Path> pages() {
        return documents().stream().filter(file -> Documents.name(file).startsWith("docs/"));
    }

    static Stream<Path> pagesButRecords() {
        return pages().filter(file -> !Documents.name(file).startsWith("docs/adr/"));
    }

    static Stream<Path> inEnglish() {
        return documents().stream().filter(file -> !Documents.isChinese(file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void keepsLinesShort(Path document) {
        assertThat(Documents.prose(document))
                .filteredOn(line ->
                        !line.startsWith("|") && !REFERENCE.matcher(line).matches())
                .filteredOn(line -> line.replaceAll("]\\([^)]*\\)", "]").length() > MAX_LINE)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void hasOneTitleAndSkipsNoLevel(Path document) {
        List<Integer> levels = headings(document).stream()
                .map(heading -> heading.group(1).length())
                .toList();

        assertThat(levels).first().isEqualTo(1);
        assertThat(levels).filteredOn(level -> level == 1).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(Documents.prose(document)).noneMatch(line -> line.matches("(=+|-+)\\s*"));
    }

    @ParameterizedTest
    @MethodSource("inEnglish")
    void writesHeadingsInSentenceCaseWithoutPunctuationAtTheEnd(Path document) {
        assertThat(headings(document).stream().map(heading -> heading.group(2))).allSatisfy(heading -> {
            assertThat(heading).doesNotMatch(".*[.:;,!?]").matches("[\\p{Lu}\\p{N}`\\[].*");
            String inside = heading.replaceAll("`[^`]*`", "").replaceFirst("^([0-9]+ )?\\S+", "");
            assertThat(CAPITALISED.matcher(inside).results().map(MatchResult::group))
                    .isSubsetOf(NAMES);
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasAPageOfReadableLength(Path document) {
        assertThat(Documents.text(document).lines()).hasSizeLessThan(MAX_PAGE);
    }

    @ParameterizedTest
    @MethodSource("pagesButRecords")
    void endsWithWhereToGoNext(Path document) {
        List<MatchResult> headings = headings(document);

        assertThat(headings.get(headings.size() - 1).group(2))
                .isEqualTo(Documents.isChinese(document) ? "另请参阅" : "See also");
    }

    private static List<MatchResult> headings(Path document) {
        return HEADING.matcher(String.join("\n", Documents.prose(document)))
                .results()
                .toList();
    }
}
