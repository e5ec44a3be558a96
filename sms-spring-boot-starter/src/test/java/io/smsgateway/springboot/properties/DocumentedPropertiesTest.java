package io.smsgateway.springboot.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the table of the documents against what an IDE completes. */
class DocumentedPropertiesTest {

    private static final Path PAGE = Path.of("../docs/spring-boot.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(sms-gateway\\.[^`]+)` \\| \\S.+\\|$");
    private static final String OTHERS = "META-INF/spring/configuration-metadata/io.smsgateway.springboot.properties.";

    private static final Map<String, String> FILES = Map.of(
            "META-INF/spring-configuration-metadata.json",
            "",
            OTHERS + "ProviderProperties.json",
            "sms-gateway.providers.<name>.",
            OTHERS + "TemplateProperties.json",
            "sms-gateway.templates.<key>.",
            OTHERS + "FormProperties.json",
            "sms-gateway.templates.<key>.providers.<name>.");

    /** Whose entries have rows of their own. */
    private static final Set<String> MAPS =
            Set.of("sms-gateway.providers", "sms-gateway.templates", "sms-gateway.templates.<key>.providers");

    @Test
    void everyPropertyHasARowAndEveryRowIsAProperty() throws IOException {
        Set<String> properties = new TreeSet<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(file.getKey())) {
                JsonNode metadata = JsonMapper.shared().readTree(in);
                metadata.get("properties")
                        .forEach(property -> properties.add(
                                file.getValue() + property.get("name").asString()));
            }
        }
        properties.removeAll(MAPS);
        properties.removeIf(name -> !name.startsWith("sms-gateway."));

        assertThat(ROW.matcher(Files.readString(PAGE)).results().map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(properties);
    }
}
