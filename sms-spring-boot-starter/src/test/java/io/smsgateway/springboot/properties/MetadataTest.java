package io.smsgateway.springboot.properties;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.smsgateway.MessageClass;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.http.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an IDE completes and shows. */
class MetadataTest {

    private static final String MAIN = "META-INF/spring-configuration-metadata.json";

    static List<String> entries() {
        return List.of(entry(ProviderProperties.class), entry(TemplateProperties.class), entry(FormProperties.class));
    }

    private static String entry(Class<?> type) {
        return "META-INF/spring/configuration-metadata/" + type.getName() + ".json";
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = MetadataTest.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return JsonMapper.shared().readTree(in);
        }
    }

    private static List<String> names(JsonNode metadata) {
        List<String> names = new ArrayList<>();
        metadata.get("properties")
                .forEach(property -> names.add(property.get("name").asString()));
        return names;
    }

    static Stream<String> files() {
        return Stream.concat(Stream.of(MAIN), entries().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPropertyHasADescription(String file) throws IOException {
        JsonNode properties = read(file).get("properties");

        assertThat(properties.size()).isPositive();
        assertThat(properties)
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.get("name").asString())
                        .matches("[A-Z].{15,}"));
    }

    @Test
    void theRouteIsCompletedByOrderClassCountryAndWeight() throws IOException {
        assertThat(names(read(MAIN)))
                .contains(
                        "sms-gateway.route",
                        "sms-gateway.routes.by-class.otp",
                        "sms-gateway.routes.by-country",
                        "sms-gateway.routes.weights",
                        "sms-gateway.providers",
                        "sms-gateway.templates");
    }

    @Test
    void aProviderAndATemplateAreCompleted() throws IOException {
        assertThat(names(read(entry(ProviderProperties.class))))
                .contains("type", "enabled", "base-url", "policies.breaker.open-for", "ssl.bundle");
        assertThat(names(read(entry(TemplateProperties.class)))).contains("class", "text", "only", "providers");
        assertThat(names(read(entry(FormProperties.class)))).contains("template-id", "signature-id", "parameters");
    }

    @ParameterizedTest
    @ValueSource(classes = {JsmsProperties.class, ItniotechProperties.class})
    void everyPropertyOfAVendorIsCompletedInAnEntryOfItsName(Class<?> vendor) throws IOException {
        String prefix = requireNonNull(vendor.getAnnotation(ConfigurationProperties.class))
                .value();

        assertThat(names(read(MAIN)).stream()
                        .filter(name -> name.startsWith(prefix + "."))
                        .map(name -> name.substring(prefix.length() + 1).split("\\.", 2)[0])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(vendor.getRecordComponents())
                        .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                        .toList());
    }

    static Stream<Arguments> hints() {
        return Stream.of(
                arguments(MAIN, "sms-gateway.providers.keys", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.route", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.weights.keys", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.by-class.otp", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.by-class.transactional", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.by-class.marketing", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.by-country.values", "jsms", "itniotech"),
                arguments(MAIN, "sms-gateway.routes.by-country.keys", "CN", "DE"),
                arguments(entry(ProviderProperties.class), "type", "jsms", "itniotech"),
                arguments(entry(TemplateProperties.class), "only", "jsms", "itniotech"),
                arguments(entry(TemplateProperties.class), "providers.keys", "jsms", "itniotech"));
    }

    @ParameterizedTest
    @MethodSource("hints")
    void valuesAreOffered(String file, String name, String one, String another) throws IOException {
        assertThat(read(file).get("hints"))
                .filteredOn(hint -> hint.get("name").asString().equals(name))
                .singleElement()
                .satisfies(hint -> assertThat(hint.get("values").findValuesAsString("value"))
                        .contains(one, another));
    }

    @Test
    void typesAreThoseThatAnIdeCompletes() throws IOException {
        assertThat(types(entry(TemplateProperties.class))).containsEntry("class", MessageClass.class.getName());
        assertThat(types(entry(ProviderProperties.class)))
                .containsEntry("enabled", "java.lang.Boolean")
                .containsEntry("balance.low-below", "java.math.BigDecimal")
                .containsEntry("http.connect-timeout", "java.time.Duration");
    }

    private static Map<String, String> types(String file) throws IOException {
        Map<String, String> types = new HashMap<>();
        read(file)
                .get("properties")
                .forEach(property -> types.put(
                        property.get("name").asString(), property.get("type").asString()));
        return types;
    }

    static Stream<Arguments> defaults() {
        HttpSettings http = HttpSettings.of(URI.create("https://sms.example.com"));
        ProviderPolicies pipeline = ProviderPolicies.DEFAULT;
        BreakerPolicy breaker = pipeline.breaker();
        RetryPolicy retry = RetryPolicy.DEFAULT;
        String provider = entry(ProviderProperties.class);
        return Stream.of(
                arguments(provider, "http.max-connections", http.maxConnections()),
                arguments(provider, "http.connect-timeout", http.connectTimeout()),
                arguments(provider, "http.response-timeouts.otp", http.responseTimeout(MessageClass.OTP)),
                arguments(
                        provider,
                        "http.response-timeouts.transactional",
                        http.responseTimeout(MessageClass.TRANSACTIONAL)),
                arguments(provider, "http.response-timeouts.marketing", http.responseTimeout(MessageClass.MARKETING)),
                arguments(provider, "policies.max-in-flight", pipeline.maxInFlight()),
                arguments(provider, "policies.probe-every", pipeline.probeEvery()),
                arguments(provider, "policies.breaker.failure-rate", breaker.failureRate()),
                arguments(provider, "policies.breaker.consecutive-failures", breaker.consecutiveFailures()),
                arguments(provider, "policies.breaker.slow-call", breaker.slowCall()),
                arguments(provider, "policies.breaker.open-for", breaker.openFor()),
                arguments(MAIN, "sms-gateway.retry.max-attempts", retry.maxAttempts()),
                arguments(MAIN, "sms-gateway.retry.pause", retry.pause()),
                arguments(MAIN, "sms-gateway.retry.max-pause", retry.maxPause()),
                arguments(MAIN, "sms-gateway.retry.throttled-pause", retry.throttledPause()),
                arguments(MAIN, "sms-gateway.retry.max-throttled-pause", retry.maxThrottledPause()),
                arguments(MAIN, "sms-gateway.retry.max-retry-after", retry.maxRetryAfter()));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void theDefaultThatIsDescribedIsTheOneThatIsUsed(String file, String name, Object used) throws IOException {
        String text =
                used instanceof Duration time ? DurationStyle.SIMPLE.print(time, ChronoUnit.MILLIS) : used.toString();

        assertThat(read(file).get("properties"))
                .filteredOn(property -> property.get("name").asString().equals(name))
                .singleElement()
                .satisfies(property -> assertThat(
                                inMillis(property.get("description").asString()))
                        .contains(" " + text + " by default"));
    }

    /** With every length of time before "by default" in milliseconds. */
    private static String inMillis(String description) {
        return Pattern.compile("(\\d+(?:ms|s|m|h))(?= by default)")
                .matcher(description)
                .replaceAll(found -> DurationStyle.SIMPLE.parse(found.group(1)).toMillis() + "ms");
    }

    @Test
    void noDefaultOfACredentialIsWritten() throws IOException {
        assertThat(read(MAIN).get("properties"))
                .filteredOn(property -> property.get("name").asString().matches(".*(key|secret)"))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.has("defaultValue")).isFalse());
    }
}
