package io.smsgateway.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each fault that the library was designed against is held by a test which names it, or has a reason why not. */
class RowsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve("docs/reliability.md");

    /** How many rows of each kind: network, server and payload, input, time and threads, secrets and configuration. */
    private static final Map<String, Integer> ROWS = rows();

    private static final Pattern NAMED = Pattern.compile("@DisplayName\\(\\s*\"((?:[NSPTC][0-9]+, )*[NSPTC][0-9]+) ");
    private static final Pattern IN_DOCUMENT = Pattern.compile("(?m)^\\| ([NSPTC][0-9]+) \\| ([^|]*) \\|");

    private static Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("N", 16);
        rows.put("S", 15);
        rows.put("P", 6);
        rows.put("T", 11);
        rows.put("C", 6);
        return rows;
    }

    @Test
    void everyRowIsHeldByATestOrHasAReason() throws IOException {
        Map<String, Set<String>> held = held();
        Map<String, String> told = told();

        assertThat(all()).allSatisfy(row -> {
            assertThat(told).as("docs/reliability.md, What is tested, by row").containsKey(row);
            String tests = String.join(", ", held.getOrDefault(row, Set.of()));
            assertThat(told.get(row))
                    .as("the tests of %s, as their display names have it", row)
                    .isEqualTo(tests.isEmpty() ? "none" : tests);
        });
        assertThat(all())
                .filteredOn(row -> !held.containsKey(row))
                .allSatisfy(row -> assertThat(reasons()).as("reasons").contains(row));
    }

    private static List<String> all() {
        return ROWS.entrySet().stream()
                .flatMap(kind -> IntStream.rangeClosed(1, kind.getValue()).mapToObj(i -> kind.getKey() + i))
                .toList();
    }

    /** The classes whose tests name a row, by row. */
    private static Map<String, Set<String>> held() throws IOException {
        Map<String, Set<String>> held = new LinkedHashMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                for (String sources : List.of("src/test/java", "src/main/java")) {
                    if (Files.isDirectory(module.resolve(sources))) {
                        scan(module.resolve(sources), held);
                    }
                }
            }
        }
        return held;
    }

    private static void scan(Path sources, Map<String, Set<String>> held) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> NAMED.matcher(text(file))
                            .results()
                            .flatMap(named -> Stream.of(named.group(1).split(", ")))
                            .forEach(row -> held.computeIfAbsent(row, r -> new TreeSet<>())
                                    .add(file.getFileName().toString().replace(".java", ""))));
        }
    }

    private static Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        for (MatchResult row :
                IN_DOCUMENT.matcher(section("What is tested, by row")).results().toList()) {
            told.put(row.group(1), row.group(2));
        }
        return told;
    }

    private static Set<String> reasons() {
        return new TreeSet<>(IN_DOCUMENT
                .matcher(section("What can't be done here"))
                .results()
                .map(row -> row.group(1))
                .toList());
    }

    /** A section of the document, up to the next of its level. */
    private static String section(String title) {
        return Stream.of(text(DOCUMENT).split("(?m)^## "))
                .filter(section -> section.startsWith(title))
                .collect(joining());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
