package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.smsgateway.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the pages for operators with the meters, reasons and log lines of the sources. */
class OperationPagesTest {

    private static final Pattern METER = Pattern.compile("\"(sms\\.[a-z.]+)\"");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String mainSources;

    @BeforeAll
    static void readSources() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Documents.ROOT)) {
            for (Path module : modules.filter(each -> Files.isDirectory(each.resolve("src/main/java")))
                    .toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> texts.add(Documents.text(file)));
                }
            }
        }
        // literals that are split over lines are one text
        mainSources = String.join("\n", texts).replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static String page(String name) {
        return Documents.text(Documents.ROOT.resolve("docs").resolve(name));
    }

    @Test
    void theMetersOfThePageAreThoseOfTheStarter() {
        TreeSet<String> inSources = METER.matcher(mainSources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> onPage = page("metrics.md")
                .lines()
                .filter(line -> line.startsWith("| `sms."))
                .map(line ->
                        CODE.matcher(line).results().findFirst().orElseThrow().group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(onPage).isNotEmpty().isEqualTo(inSources);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eachReasonHasAnAnswer(Refusal reason) {
        assertThat(page("troubleshooting.md").lines().filter(line -> line.startsWith("|")))
                .anyMatch(line -> Splitter.on('|').splitToList(line).get(1).contains("`" + reason + "`"));
    }

    @Test
    void eachLineOfTheLogAndOfAFailureExists() {
        List<String> quoted = page("troubleshooting.md")
                .lines()
                .dropWhile(line -> !line.startsWith("## The application does not start"))
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        CODE.matcher(line).results().findFirst().orElseThrow().group(1))
                .toList();

        assertThat(quoted)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(Splitter.on('…')
                                .splitToStream(line)
                                .map(String::strip)
                                .filter(part -> part.length() > 7))
                        .isNotEmpty()
                        .allSatisfy(part -> assertThat(mainSources).as(line).contains(part)));
    }
}
