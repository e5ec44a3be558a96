package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Prints how long an empty Spring Boot application takes to be ready, without the starter and with it. */
final class SpringStart {

    private static final int RUNS = 9;

    /** What the application has of its own, by file name: the rest is the starter and what it brings. */
    private static final List<String> OF_THE_APPLICATION = List.of(
            "spring-", "micrometer-", "slf4j-", "jspecify-", "commons-logging", "jakarta.annotation-", "snakeyaml");

    /** What other benchmarks need. */
    private static final List<String> NOT_OF_THE_STARTER = List.of("sms-jdbc", "sms-redis", "sms-simulator");

    private SpringStart() {}

    /** Takes no arguments; in a fresh JVM that it starts, anything. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            ready(args);
            return;
        }
        String own = Path.of("sms-benchmarks", "target", "classes").toString();
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        String without = all.stream()
                .filter(entry -> entry.endsWith(own)
                        || OF_THE_APPLICATION.stream()
                                .anyMatch(name ->
                                        Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
        List<long[]> withStarter = new ArrayList<>();
        List<long[]> withoutStarter = new ArrayList<>();
        String with = all.stream()
                .filter(entry -> NOT_OF_THE_STARTER.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
        for (int run = 0; run < RUNS; run++) {
            withoutStarter.add(measure(without));
            withStarter.add(measure(with));
        }
        System.out.printf(Locale.ROOT, "median of %d JVMs: ms from JVM start to ready, classes loaded%n", RUNS);
        print("without", withoutStarter);
        print("with", withStarter);
        System.out.printf(
                Locale.ROOT,
                "added    %5d ms %6d classes%n",
                median(withStarter, 0) - median(withoutStarter, 0),
                median(withStarter, 1) - median(withoutStarter, 1));
    }

    /** An application with nothing of its own. */
    @EnableAutoConfiguration
    static class Application {}

    private static void ready(String[] args) {
        try (var context = SpringApplication.run(Application.class, args)) {
            System.out.println(ManagementFactory.getRuntimeMXBean().getUptime() + " "
                    + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
            context.getId();
        }
    }

    private static long[] measure(String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        SpringStart.class.getName(),
                        "--spring.main.banner-mode=off",
                        "--sms-gateway.providers.jsms.type=jsms",
                        "--sms-gateway.providers.jsms.app-key=benchmarkJsmsAppKey00001",
                        "--sms-gateway.providers.jsms.master-secret=benchmarkJsmsMasterSec01")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            String line = output.readLine();
            process.waitFor();
            if (line == null) {
                throw new IOException("the application failed; its errors are above");
            }
            return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        }
    }

    private static void print(String name, List<long[]> runs) {
        System.out.printf(Locale.ROOT, "%-8s %5d ms %6d classes%n", name, median(runs, 0), median(runs, 1));
    }

    private static long median(List<long[]> runs, int column) {
        long[] sorted = runs.stream().mapToLong(run -> run[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
