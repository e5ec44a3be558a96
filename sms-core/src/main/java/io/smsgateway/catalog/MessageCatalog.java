package io.smsgateway.catalog;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.SmsProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The application's message templates, by key. Immutable. */
public final class MessageCatalog {

    /** Any number will do to check whether a vendor takes a template's form. */
    private static final PhoneNumber SAMPLE_RECIPIENT = PhoneNumber.of("+8613800138000");

    private static final MessageCatalog EMPTY = new MessageCatalog(Map.of());

    private final Map<String, Entry> templates;

    private record Entry(MessageTemplate template, Set<String> parameters) {}

    private MessageCatalog(Map<String, Entry> templates) {
        this.templates = templates;
    }

    /** Returns a catalogue without templates. */
    public static MessageCatalog empty() {
        return EMPTY;
    }

    /**
     * Returns a catalogue of these templates.
     *
     * @throws IllegalArgumentException when two have the same key
     */
    public static MessageCatalog of(MessageTemplate... templates) {
        Map<String, Entry> byKey = new HashMap<>();
        for (MessageTemplate template : templates) {
            if (byKey.put(template.key(), new Entry(template, template.parameters())) != null) {
                throw new IllegalArgumentException("two templates have the key `" + template.key() + "`");
            }
        }
        return new MessageCatalog(byKey);
    }

    /**
     * Returns why templates cannot be sent by providers that should send them: one sentence for each template and
     * provider.
     *
     * @param route every provider that messages may go to
     * @return such as <code>`login-code` cannot go to `itniotech`: it has no text</code>; empty when all are complete
     */
    public List<String> incompleteTemplates(List<SmsProvider> route) {
        List<String> incompleteTemplates = new ArrayList<>();
        Set<String> keys = new TreeSet<>(templates.keySet());
        for (String key : keys) {
            MessageTemplate template = entry(key).template();
            for (SmsProvider provider : route) {
                missing(template, provider)
                        .ifPresent(why ->
                                incompleteTemplates.add("`" + key + "` cannot go to `" + provider.id() + "`: " + why));
            }
            unknownProviders(template.forms().keySet(), route, " has a form for ")
                    .forEach(why -> incompleteTemplates.add("`" + key + "`" + why));
            unknownProviders(template.only(), route, " is only for ")
                    .forEach(why -> incompleteTemplates.add("`" + key + "`" + why));
        }
        return incompleteTemplates;
    }

    private static Stream<String> unknownProviders(Set<ProviderId> named, List<SmsProvider> route, String how) {
        return named.stream()
                .filter(id -> route.stream().noneMatch(provider -> provider.id().equals(id)))
                .map(ProviderId::name)
                .sorted()
                .map(name -> how + "`" + name + "`, which is not in the route");
    }

    private static Optional<String> missing(MessageTemplate template, SmsProvider provider) {
        if (!template.isFor(provider.id())) {
            return Optional.empty();
        }
        Capabilities capabilities = provider.capabilities();
        Form form = template.form(provider.id(), capabilities);
        if (form == null) {
            return Optional.of(!capabilities.takesText() ? "it has no template of that vendor" : "it has no text");
        }
        Map<String, String> values = Maps.toMap(template.parameters(), name -> "0");
        SmsMessage sample = template.render(SmsMessage.of(SAMPLE_RECIPIENT, form.fill(values)), values, form);
        // UNSUPPORTED may concern the sample's number only
        return capabilities
                .objection(sample)
                .filter(objection -> objection.reason() != Refusal.UNSUPPORTED)
                .map(Objection::detail);
    }

    /**
     * Returns what is wrong with a message's template and parameters; empty when they are valid, or when the content
     * uses no template of the catalogue.
     */
    public Optional<String> problem(SmsContent content) {
        if (!(content instanceof SmsContent.Template template)) {
            return Optional.empty();
        }
        Entry entry = templates.get(template.key());
        if (entry == null) {
            return Optional.of("there is no template `" + template.key() + "` in the catalogue");
        }
        Set<String> given = template.parameters().keySet();
        if (given.equals(entry.parameters())) {
            return Optional.empty();
        }
        return Optional.of("`" + template.key() + "` needs the parameters " + entry.parameters() + "; given were "
                + new TreeSet<>(given));
    }

    /** Returns the class of a message: that of its template where it sets one, else the message's own. */
    public MessageClass messageClass(SmsMessage message) {
        if (message.content() instanceof SmsContent.Template template) {
            Entry entry = templates.get(template.key());
            return entry == null ? message.messageClass() : entry.template().messageClassOr(message.messageClass());
        }
        return message.messageClass();
    }

    /**
     * Renders a message for a provider. A message without a template of the catalogue is returned unchanged.
     *
     * @return empty where the template has no form for the provider
     * @throws IllegalArgumentException when the rendered text cannot be sent
     */
    public Optional<SmsMessage> render(SmsMessage message, SmsProvider provider) {
        if (!(message.content() instanceof SmsContent.Template template)) {
            return Optional.of(message);
        }
        MessageTemplate found = entry(template.key()).template();
        @Nullable Form form = found.form(provider.id(), provider.capabilities());
        return form == null ? Optional.empty() : Optional.of(found.render(message, template.parameters(), form));
    }

    private Entry entry(String key) {
        Entry entry = templates.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("there is no template `" + key + "` in the catalogue");
        }
        return entry;
    }

    @Override
    public String toString() {
        return "MessageCatalog" + new TreeSet<>(templates.keySet());
    }
}
