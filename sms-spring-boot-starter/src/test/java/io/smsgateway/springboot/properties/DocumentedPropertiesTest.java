package io.smsgateway.springboot.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generates the tables of the configuration reference from the metadata that IDEs read. */
class DocumentedPropertiesTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String MAIN = "META-INF/spring-configuration-metadata.json";
    private static final String OTHERS = "META-INF/spring/configuration-metadata/io.smsgateway.springboot.properties.";
    private static final String PROVIDERS = "sms-gateway.providers.";
    private static final String TEMPLATES = "sms-gateway.templates.<key>.";

    /** Properties whose entries have tables of their own. */
    private static final Set<String> MAPS = Set.of("sms-gateway.providers", "sms-gateway.templates", "providers");

    @Test
    void theConfigurationReferenceIsGeneratedFromTheMetadata() throws IOException {
        String page = Files.readString(PAGE);
        String generated = page;
        generated = generated(
                generated,
                "gateway",
                MAIN,
                "",
                "",
                name -> name.startsWith("sms-gateway.") && !name.startsWith(PROVIDERS));
        generated = generated(generated, "provider", OTHERS + "ProviderProperties.json", "", PROVIDERS + "<name>.");
        generated = vendor(generated, "jsms");
        generated = vendor(generated, "itniotech");
        generated = generated(generated, "template", OTHERS + "TemplateProperties.json", "", TEMPLATES);
        generated = generated(generated, "form", OTHERS + "FormProperties.json", "", TEMPLATES + "providers.<name>.");
        if (Boolean.getBoolean("sms.docs.write")) {
            Files.writeString(PAGE, generated);
            return;
        }

        assertThat(page)
                .as(
                        "%s is generated; rewrite it with: mvn test -pl sms-spring-boot-starter -am -Dsms.docs.write=true"
                                + " -Dtest=DocumentedPropertiesTest -Dsurefire.failIfNoSpecifiedTests=false",
                        PAGE)
                .isEqualTo(generated);
    }

    private static String vendor(String page, String type) throws IOException {
        String prefix = PROVIDERS + type + ".";
        return generated(page, type, MAIN, prefix, PROVIDERS + "<name>.", name -> name.startsWith(prefix));
    }

    private static String generated(String page, String table, String file, String cut, String prefix)
            throws IOException {
        return generated(page, table, file, cut, prefix, name -> true);
    }

    private static String generated(
            String page, String table, String file, String cut, String prefix, Predicate<String> wanted)
            throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode property : properties(file)) {
            String name = property.get("name").asString();
            if (wanted.test(name) && !MAPS.contains(name)) {
                rows.put(prefix + name.substring(cut.length()), description(property));
            }
        }
        StringBuilder text = new StringBuilder("<!-- " + table + " -->\n| property | description |\n| --- | --- |\n");
        rows.forEach((name, description) -> text.append("| `" + name + "` | " + description + " |\n"));
        int start = page.indexOf("<!-- " + table + " -->");
        int end = page.indexOf("<!-- end -->", start);
        assertThat(start).as(table).isNotNegative();
        return page.substring(0, start) + text + page.substring(end);
    }

    private static String description(JsonNode property) {
        String text = property.get("description").asString();
        JsonNode value = property.path("defaultValue");
        return (value.isMissingNode() || value.isArray() || value.isNull() || text.contains(" by default"))
                ? text
                : text + ". " + value.asString() + " by default";
    }

    private static JsonNode properties(String file) throws IOException {
        try (InputStream in = DocumentedPropertiesTest.class.getClassLoader().getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(in).get("properties");
        }
    }
}
