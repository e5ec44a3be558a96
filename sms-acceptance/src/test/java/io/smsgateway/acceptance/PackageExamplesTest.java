package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Compiles the example in the Javadoc of each package that applications use, or starts an application with it. */
class PackageExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n *}</pre>");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\n+");
    private static final Pattern TYPE = Pattern.compile("(?s)(?:@\\w+\\s+)*(?:final )?(?:class|record) .*\\n}");
    private static final Pattern YAML = Pattern.compile("(?s)[a-z-]+:\\n.*");

    /** What the examples use without declaring it: variables and methods of the reader. */
    private static final String NAMES = """
            abstract class Example {
                io.smsgateway.client.SmsClient client;
                io.smsgateway.SmsGateway gateway;
                io.smsgateway.SmsMessage message;
                io.smsgateway.PhoneNumber to;
                java.util.List<io.smsgateway.SmsMessage> messages;
                io.smsgateway.jsms.JsmsProvider jsms;
                io.smsgateway.itniotech.ItniotechProvider itniotech;
                io.smsgateway.spi.OutboundMessage outbound;
                io.smsgateway.delivery.KnownMessages knownMessages;
                io.smsgateway.simulator.SmsSimulator simulator;
                javax.sql.DataSource dataSource;
                java.time.Clock clock;
                byte[] body;
                String appKey, masterSecret, apiKey, apiSecret, appId;
                String fingerprintKey, numberKey, codesKey, guardKey, session, typed;
                abstract void log(Object... values);
                void example() {
                    CODE
                }
            }
            """;

    @Test
    void everyPackageHasAnExample() {
        assertThat(packages().values())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(example(file)).isPresent());
    }

    @Test
    void theExamplesInJavaCompile() throws IOException {
        List<JavaFileObject> units = examples(YAML.asMatchPredicate().negate()).values().stream()
                .<JavaFileObject>map(Unit::new)
                .toList();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

        ((JavacTask) compiler.getTask(null, null, found, List.of("-proc:none"), null, units)).analyze();

        assertThat(found.getDiagnostics())
                .filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(null) + " in\n" + ((Unit) each.getSource()).text)
                .isEmpty();
    }

    @Test
    void anApplicationStartsWithEachExampleInYaml() {
        Map<String, String> examples = examples(YAML.asMatchPredicate());

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy((name, yaml) -> new ApplicationContextRunner()
                        .withConfiguration(AutoConfigurations.of(SmsGatewayAutoConfiguration.class))
                        .withBean(DataSource.class, PackageExamplesTest::database)
                        .withPropertyValues(
                                "sms-gateway.providers.spare.type=log",
                                "JSMS_APP_KEY=" + "a".repeat(24),
                                "JSMS_MASTER_SECRET=" + "s".repeat(24),
                                "SMS_FINGERPRINT_KEY=" + "fingerprint".repeat(3),
                                "SMS_NUMBER_KEY=" + "number".repeat(6))
                        .withInitializer(context ->
                                read(yaml).forEach(context.getEnvironment().getPropertySources()::addLast))
                        .run(context -> assertThat(context).hasNotFailed()));
    }

    /** The Javadoc files of the published packages that are an API, by module and package. */
    private static Map<String, Path> packages() {
        List<String> published = Sources.modules().filter(Sources::isPublished).toList();
        Map<String, Path> packages = new TreeMap<>();
        Sources.files(file -> file.endsWith("/package-info.java")
                        && file.contains("/src/main/")
                        && !file.contains("/internal/")
                        && published.contains(Path.of(file).getName(0).toString()))
                .forEach(file -> packages.put(Sources.name(file), file));
        return packages;
    }

    private static Map<String, String> examples(Predicate<String> kind) {
        Map<String, String> examples = new TreeMap<>();
        packages().forEach((name, file) -> example(file).filter(kind).ifPresent(code -> examples.put(name, code)));
        return examples;
    }

    private static Optional<String> example(Path packageInfo) {
        String comment = Sources.text(packageInfo).replaceAll("(?m)^ \\* ?", "");
        return EXAMPLE.matcher(comment).results().map(found -> found.group(1)).findFirst();
    }

    private static List<PropertySource<?>> read(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(yaml, unreadable);
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:examples;DB_CLOSE_DELAY=-1");
        return database;
    }

    /** An example as a file of a package of its own: a class as it is, statements within a method. */
    private static final class Unit extends SimpleJavaFileObject {

        private final String text;

        Unit(String example) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            String code = IMPORT.matcher(example).replaceAll("");
            String imports = example.substring(0, example.length() - code.length());
            text = "package example" + (example.hashCode() & Integer.MAX_VALUE) + ";\n" + imports
                    + (TYPE.matcher(code).matches() ? code : NAMES.replace("CODE", code));
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
