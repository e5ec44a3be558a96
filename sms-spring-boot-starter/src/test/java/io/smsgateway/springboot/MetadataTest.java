package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
                .contains("type", "enabled", "master-secret", "api-secret", "lane.breaker.open-for", "ssl.bundle");
        assertThat(names(read(entry(TemplateProperties.class)))).contains("class", "text", "only", "providers");
        assertThat(names(read(entry(FormProperties.class)))).contains("template-id", "signature-id", "parameters");
    }

    @Test
    void noDefaultOfACredentialIsWritten() throws IOException {
        assertThat(read(entry(ProviderProperties.class)).get("properties"))
                .filteredOn(property -> property.get("name").asString().matches(".*(key|secret)"))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.has("defaultValue")).isFalse());
    }
}
