package io.smsgateway.catalog;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsContent;
import io.smsgateway.TextSanitizer;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One of the application's message templates: a key, and a form for each provider that may send it. Immutable; each
 * method returns a changed copy.
 *
 * <pre>{@code
 * MessageTemplate.of("login-code")
 *         .withClass(MessageClass.OTP)
 *         .text("Your code is {code}")
 *         .vendorTemplate("jsms", "6", "1", Map.of("code", "code"));
 * }</pre>
 */
public final class MessageTemplate {

    private final String key;
    private final @Nullable MessageClass messageClass;
    private final @Nullable Form text;
    private final Map<ProviderId, Form> forms;
    private final Set<ProviderId> only;
    private final Set<String> parameters;

    private MessageTemplate(
            String key,
            @Nullable MessageClass messageClass,
            @Nullable Form text,
            Map<ProviderId, Form> forms,
            Set<ProviderId> only) {
        this.key = key;
        this.messageClass = messageClass;
        this.text = text;
        this.forms = forms;
        this.only = only;
        Set<String> all = new TreeSet<>();
        forms.values().forEach(form -> all.addAll(form.parameters()));
        if (text != null) {
            all.addAll(text.parameters());
        }
        this.parameters = Collections.unmodifiableSet(all);
    }

    /**
     * Creates a template without any form.
     *
     * @param key the key that messages refer to, such as {@code login-code}
     */
    public static MessageTemplate of(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a template needs a key");
        }
        return new MessageTemplate(key, null, null, Map.of(), Set.of());
    }

    /** Sets the class of every message from this template, which overrides the message's own. */
    public MessageTemplate withClass(MessageClass purpose) {
        return new MessageTemplate(key, purpose, text, forms, only);
    }

    /**
     * Sets the text for every provider that takes texts and has no form of its own here.
     *
     * @param pattern with placeholders such as {@code {code}}; escape braces by doubling them
     */
    public MessageTemplate text(String pattern) {
        return new MessageTemplate(key, messageClass, new TextForm(pattern, null), forms, only);
    }

    /**
     * Sets the text for one provider.
     *
     * @param pattern with placeholders such as {@code {code}}; escape braces by doubling them
     * @param sender the sender to show there; null to leave the message's own
     */
    public MessageTemplate text(String provider, String pattern, @Nullable String sender) {
        return with(provider, new TextForm(pattern, sender));
    }

    /**
     * Sets the template that one provider keeps.
     *
     * @param id the vendor's id of the template
     * @param signature the vendor's id of the signature; null for the account's default
     * @param parameters from the vendor's parameter names to those of this template
     */
    public MessageTemplate vendorTemplate(
            String provider, String id, @Nullable String signature, Map<String, String> parameters) {
        return with(provider, new VendorForm(id, signature, parameters));
    }

    /** Restricts the template to these providers, so that a missing form for others is no error. */
    public MessageTemplate only(String... providers) {
        Set<ProviderId> named = new HashSet<>();
        for (String provider : providers) {
            named.add(ProviderId.of(provider));
        }
        return new MessageTemplate(key, messageClass, text, forms, Set.copyOf(named));
    }

    private MessageTemplate with(String provider, Form form) {
        Map<ProviderId, Form> more = new LinkedHashMap<>(forms);
        more.put(ProviderId.of(provider), form);
        return new MessageTemplate(key, messageClass, text, Map.copyOf(more), only);
    }

    /** Returns the key that messages refer to. */
    public String key() {
        return key;
    }

    /** Returns the class of every message from this template; null to leave the message's own. */
    public @Nullable MessageClass messageClass() {
        return messageClass;
    }

    /** Returns the parameters that a message must give: those of all forms together, sorted. */
    public Set<String> parameters() {
        return parameters;
    }

    /**
     * Returns the content for a provider.
     *
     * @param values a value for each of the {@link #parameters}
     * @return empty where the template has no form for the provider
     * @throws IllegalArgumentException when the text cannot be sent, for instance because it is too long
     */
    public Optional<SmsContent> content(SmsProvider provider, Map<String, String> values) {
        return Optional.ofNullable(form(provider)).map(form -> form.fill(values));
    }

    /** Returns the sender that the template sets for a provider; empty to leave the message's own. */
    public Optional<String> sender(ProviderId provider) {
        return Optional.ofNullable(forms.get(provider)).map(Form::sender);
    }

    /** Returns why its forms contradict each other: placeholders in another syntax, and misspelled parameters. */
    List<String> contradictions() {
        Set<String> problems = new TreeSet<>();
        List<Form> all = new ArrayList<>(forms.values());
        if (text != null) {
            all.add(text);
        }
        for (Form form : all) {
            if (form instanceof TextForm written) {
                problems.addAll(written.foreignSyntax(parameters, all));
            } else if (form instanceof VendorForm vendor) {
                vendor.names().forEach((theirs, ours) -> {
                    if (isUsedBeside(form, theirs, all)
                            && !isUsedBeside(form, ours, all)
                            && !vendor.parameters().contains(theirs)) {
                        problems.add("maps the parameter `" + theirs + "` to `" + ours
                                + "`, which no other form has; did you mean `" + theirs + "`?");
                    }
                });
            }
        }
        return List.copyOf(problems);
    }

    private static boolean isUsedBeside(Form form, String name, List<Form> all) {
        long uses =
                all.stream().filter(each -> each.parameters().contains(name)).count();
        return uses > (form.parameters().contains(name) ? 1 : 0);
    }

    /** Returns a copy without forms for these providers; empty where it is only for them. */
    Optional<MessageTemplate> without(Set<ProviderId> absent) {
        Map<ProviderId, Form> left = new LinkedHashMap<>(forms);
        left.keySet().removeAll(absent);
        Set<ProviderId> named = new HashSet<>(only);
        named.removeAll(absent);
        return only.isEmpty() || !named.isEmpty()
                ? Optional.of(new MessageTemplate(key, messageClass, text, Map.copyOf(left), Set.copyOf(named)))
                : Optional.empty();
    }

    Map<ProviderId, Form> forms() {
        return forms;
    }

    Set<ProviderId> only() {
        return only;
    }

    boolean isFor(ProviderId provider) {
        return only.isEmpty() || only.contains(provider);
    }

    private @Nullable Form form(SmsProvider provider) {
        if (!isFor(provider.id())) {
            return null;
        }
        Form form = forms.getOrDefault(provider.id(), text);
        Capabilities capabilities = provider.capabilities();
        boolean taken = form instanceof VendorForm ? capabilities.takesTemplates() : capabilities.takesText();
        return taken ? form : null;
    }

    @Override
    public String toString() {
        return "MessageTemplate{" + TextSanitizer.of(key) + "}";
    }
}
