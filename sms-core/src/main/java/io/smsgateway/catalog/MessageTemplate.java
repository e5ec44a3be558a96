package io.smsgateway.catalog;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
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
 *         .vendorTemplate("jsms", "1", "7", Map.of("code", "code"));
 * }</pre>
 */
public final class MessageTemplate {

    private final String key;
    private final @Nullable MessageClass messageClass;
    private final @Nullable Form text;
    private final Map<ProviderId, Form> forms;
    private final Set<ProviderId> only;

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

    String key() {
        return key;
    }

    Map<ProviderId, Form> forms() {
        return forms;
    }

    Set<ProviderId> only() {
        return only;
    }

    MessageClass messageClassOr(MessageClass otherwise) {
        return messageClass == null ? otherwise : messageClass;
    }

    boolean isFor(ProviderId provider) {
        return only.isEmpty() || only.contains(provider);
    }

    /** Returns the form for a provider; null where it has none. */
    @Nullable
    Form form(ProviderId provider, Capabilities capabilities) {
        if (!isFor(provider)) {
            return null;
        }
        Form form = forms.getOrDefault(provider, text);
        boolean taken = form instanceof VendorForm ? capabilities.takesTemplates() : capabilities.takesText();
        return taken ? form : null;
    }

    /** Returns the parameters that a message must give: those of all forms together. */
    Set<String> parameters() {
        Set<String> all = new TreeSet<>();
        forms.values().forEach(form -> all.addAll(form.parameters()));
        if (text != null) {
            all.addAll(text.parameters());
        }
        return all;
    }

    SmsMessage render(SmsMessage message, Map<String, String> values, Form form) {
        String sender = form.sender();
        return message.rendered(form.fill(values), sender == null ? message.sender() : sender);
    }

    @Override
    public String toString() {
        return "MessageTemplate{" + key + "}";
    }
}
