package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Row of this sample in the page on compatibility, made of the versions on the class path. */
final class MatrixRow {

    private static final Path PAGE = Path.of("../../docs/compatibility.md");
    private static final String BEGIN = "<!-- generated: samples -->";
    private static final String END = "<!-- end -->";
    private static final Pattern VERSION = Pattern.compile("-(\\d[^/!]*?)\\.jar");

    private MatrixRow() {}

    /** Compares the row with the page, or writes it with {@code -Dcompat.write=true}. */
    static void check(String outcome) throws IOException {
        String sample = System.getProperty("compat.sample");
        String row = Stream.of(
                        sample,
                        version("org.springframework.boot.SpringBootVersion"),
                        version("org.springframework.cloud.context.environment.EnvironmentChangeEvent"),
                        version("com.fasterxml.jackson.core.JsonFactory"),
                        version("com.fasterxml.jackson.annotation.JsonProperty"),
                        version("tools.jackson.databind.ObjectMapper"),
                        version("org.apache.hc.client5.http.ssl.DefaultHostnameVerifier"),
                        version("org.apache.hc.core5.http.HttpHost"),
                        version("io.github.resilience4j.circuitbreaker.CircuitBreaker"),
                        version("io.micrometer.core.instrument.MeterRegistry"),
                        version("org.slf4j.Logger"),
                        version("io.lettuce.core.RedisClient"),
                        version("org.h2.Driver"),
                        outcome)
                .reduce("|", (before, cell) -> before + " " + cell + " |");
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        List<String> table = page.substring(from, to).strip().lines().toList();
        List<String> rows = new ArrayList<>(table.subList(2, table.size()));
        rows.removeIf(line -> line.startsWith("| " + sample + " |"));
        rows.add(row);
        String generated = page.substring(0, from)
                + Stream.concat(table.subList(0, 2).stream(), rows.stream().sorted())
                        .reduce("\n\n", (before, line) -> before + line + "\n")
                + "\n"
                + page.substring(to);
        if (Boolean.getBoolean("compat.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(generated)
                .as("docs/compatibility.md differs from the versions of " + sample + "; write it with -Dcompat.write=true")
                .isEqualTo(page.equals(generated) || Boolean.getBoolean("compat.write") ? generated : page);
    }

    private static String version(String className) {
        try {
            Class<?> type = Class.forName(className, false, MatrixRow.class.getClassLoader());
            Matcher jar = VERSION.matcher(
                    type.getProtectionDomain().getCodeSource().getLocation().toString());
            return jar.find() ? jar.group(1) : "unknown";
        } catch (ClassNotFoundException absent) {
            return "none";
        }
    }
}
