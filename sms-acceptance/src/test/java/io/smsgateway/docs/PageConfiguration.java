package io.smsgateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** Configures an application by the first YAML of a page, as a reader does who pastes it into {@code application.yaml}. */
public abstract class PageConfiguration implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final String page;

    PageConfiguration(String page) {
        this.page = page;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Matcher yaml = YAML.matcher(Documents.text(Documents.ROOT.resolve(page)));
        if (!yaml.find()) {
            throw new IllegalStateException(page + " has no YAML");
        }
        try {
            new YamlPropertySourceLoader()
                    .load(page, new ByteArrayResource(yaml.group(1).getBytes(StandardCharsets.UTF_8), page))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** That of the page about codes. */
    public static final class OfCodes extends PageConfiguration {
        public OfCodes() {
            super("docs/codes.md");
        }
    }

    /** That of the page about the outbox. */
    public static final class OfDurableSending extends PageConfiguration {
        public OfDurableSending() {
            super("docs/durable-sending.md");
        }
    }
}
