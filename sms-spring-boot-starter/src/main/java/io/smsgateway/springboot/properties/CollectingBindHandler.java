package io.smsgateway.springboot.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Leaves out values that cannot be bound and collects why, so that binding goes on. */
final class CollectingBindHandler extends AbstractBindHandler {

    private final ConfigurationProblems problems;
    private final @Nullable ConfigurationPropertyName entry;

    /**
     * Creates a handler.
     *
     * @param entry the name below which a blank text counts as missing; null for none
     */
    CollectingBindHandler(ConfigurationProblems problems, @Nullable ConfigurationPropertyName entry) {
        this.problems = problems;
        this.entry = entry;
    }

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        boolean missing = entry != null && result instanceof String text && text.isBlank() && entry.isParentOf(name);
        return missing ? null : result;
    }

    @Override
    @SuppressWarnings("NullAway") // null leaves the value out, which Spring does not declare
    public Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception failure) {
        problems.add(BindFailureTranslator.of(name, target, context.getConfigurationProperty(), failure));
        return null;
    }
}
