package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** Processes a whole application ahead of time, as Spring Boot's build plug-ins do, and runs what was generated on a JVM. */
class AotApplicationTest {

    private static final String[] ARGUMENTS = {"--spring.config.name=example", "--server.port=0"};
    /** Known when the application runs, not when it is processed. */
    private static final List<String> STATE = List.of(
            "--sms-gateway.state.keys=jdbc",
            "--sms-gateway.state.jdbc.number-key=" + "numberKey".repeat(4),
            "--sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3));

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void anApplicationThatWasProcessedAheadOfTimeSendsOnceByAKeyInADatabaseAndReadsBalances() throws Exception {
        Path sources = folder.resolve("sources");
        Path resources = folder.resolve("resources");
        Path classes = folder.resolve("classes");
        new SpringApplicationAotProcessor(
                        AotApplication.class,
                        Settings.builder()
                                .sourceOutput(sources)
                                .resourceOutput(resources)
                                .classOutput(classes)
                                .groupId("org.example")
                                .artifactId("sample")
                                .build(),
                        ARGUMENTS)
                .process();
        String classPath =
                classes + File.pathSeparator + resources + File.pathSeparator + System.getProperty("java.class.path");
        compile(sources, classes, classPath);

        assertThat(run(classPath))
                .contains(
                        "Starting AOT-processed AotApplication",
                        "sent: Accepted{jsms",
                        "repeated: Accepted{jsms",
                        "copies: 1",
                        "stores: ConfiguredStores{JDBC=[keys]}",
                        "balances: [Balance{jsms")
                .doesNotContain("Exception");
    }

    private static void compile(Path sources, Path classes, String classPath) throws IOException {
        Files.createDirectories(classes);
        List<String> arguments =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", classPath));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private String run(String classPath) throws Exception {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dserver.tomcat.basedir=" + folder.resolve("tomcat"),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                classPath,
                AotApplication.class.getName()));
        command.addAll(List.of(ARGUMENTS));
        command.addAll(STATE);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
