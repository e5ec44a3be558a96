package io.smsgateway.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/**
 * Checks that each fault of the design has a test that names it, or a reason why it has none, and that the document lists
 * both. {@code -Drows.write=true} writes the names of the tests into the document.
 */
class RowsTest {

    private static final Path DOCUMENT = Documents.ROOT.resolve("docs/reliability.md");
    private static final String REWRITE = "rows.write";

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
    void everyRowHasATestOrAReason() throws IOException {
        Map<String, Set<String>> tests = tests();
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(DOCUMENT, withTests(tests));
        }
        Map<String, String> documented = documented();

        assertThat(all()).allSatisfy(row -> {
            assertThat(documented).as("docs/reliability.md, Tests by fault").containsKey(row);
            assertThat(documented.get(row))
                    .as("the tests of %s; write them into the document with -D%s=true", row, REWRITE)
                    .isEqualTo(names(tests, row));
        });
        assertThat(all())
                .filteredOn(row -> !tests.containsKey(row))
                .allSatisfy(row -> assertThat(reasons()).as("reasons").contains(row));
    }

    private static String names(Map<String, Set<String>> tests, String row) {
        Set<String> names = tests.getOrDefault(row, Set.of());
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The document with the names of the tests in the second column of their table. */
    private static String withTests(Map<String, Set<String>> tests) {
        String document = Documents.text(DOCUMENT);
        String before = section("Tests by fault");
        String after = IN_DOCUMENT
                .matcher(before)
                .replaceAll(row -> "| " + row.group(1) + " | " + names(tests, row.group(1)) + " |");
        return document.replace(before, after);
    }

    private static List<String> all() {
        return ROWS.entrySet().stream()
                .flatMap(kind -> IntStream.rangeClosed(1, kind.getValue()).mapToObj(i -> kind.getKey() + i))
                .toList();
    }

    /** The classes whose tests name a row in a display name, by row. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        try (Stream<Path> modules = Files.list(Documents.ROOT)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                for (String sources : List.of("src/test/java", "src/main/java")) {
                    if (Files.isDirectory(module.resolve(sources))) {
                        scan(module.resolve(sources), tests);
                    }
                }
            }
        }
        return tests;
    }

    private static void scan(Path sources, Map<String, Set<String>> tests) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> NAMED.matcher(Documents.text(file))
                            .results()
                            .flatMap(named -> Stream.of(named.group(1).split(", ")))
                            .forEach(row -> tests.computeIfAbsent(row, r -> new TreeSet<>())
                                    .add(file.getFileName().toString().replace(".java", ""))));
        }
    }

    private static Map<String, String> documented() {
        Map<String, String> documented = new LinkedHashMap<>();
        for (MatchResult row :
                IN_DOCUMENT.matcher(section("Tests by fault")).results().toList()) {
            documented.put(row.group(1), row.group(2));
        }
        return documented;
    }

    private static Set<String> reasons() {
        return new TreeSet<>(IN_DOCUMENT
                .matcher(section("Untested faults"))
                .results()
                .map(row -> row.group(1))
                .toList());
    }

    /** A section of the document, up to the next of its level. */
    private static String section(String title) {
        return Stream.of(Documents.text(DOCUMENT).split("(?m)^## "))
                .filter(section -> section.startsWith(title))
                .collect(joining());
    }
}
