package io.smsgateway.catalog;

import com.google.common.collect.Maps;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TextSanitizer;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The application's message templates, by key. Immutable. */
public final class MessageCatalog {

    private static final MessageCatalog EMPTY = new MessageCatalog(Map.of());

    /** Apart, because a client without templates need not read the plans of numbers when it is built. */
    private static final class Sample {
        /** Any number will do to check whether a vendor takes a template's form. */
        static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    }

    private final Map<String, MessageTemplate> templates;

    private MessageCatalog(Map<String, MessageTemplate> templates) {
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
        Map<String, MessageTemplate> byKey = new HashMap<>();
        for (MessageTemplate template : templates) {
            if (byKey.put(template.key(), template) != null) {
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
        new TreeMap<>(templates).forEach((key, template) -> {
            for (SmsProvider provider : route) {
                missing(template, provider)
                        .ifPresent(why ->
                                incompleteTemplates.add("`" + key + "` cannot go to `" + provider.id() + "`: " + why));
            }
            template.contradictions().forEach(why -> incompleteTemplates.add("`" + key + "` " + why));
            unknownProviders(template.forms().keySet(), route, " has a form for ")
                    .forEach(why -> incompleteTemplates.add("`" + key + "`" + why));
            unknownProviders(template.only(), route, " is only for ")
                    .forEach(why -> incompleteTemplates.add("`" + key + "`" + why));
        });
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
        Optional<SmsContent> content = template.content(provider, Maps.toMap(template.parameters(), name -> "0"));
        if (content.isEmpty()) {
            return Optional.of(!capabilities.takesText() ? "it has no template of that vendor" : "it has no text");
        }
        SmsMessage sample = SmsMessage.of(Sample.RECIPIENT, content.get())
                .from(template.sender(provider.id()).orElse(null));
        // UNSUPPORTED may concern the sample's number only
        return capabilities
                .objection(OutboundMessage.of(sample, "sample"))
                .filter(objection -> objection.reason() != Refusal.UNSUPPORTED)
                .map(Objection::detail);
    }

    /** Returns the providers that templates name, in forms and restrictions. */
    public Set<ProviderId> providers() {
        Set<ProviderId> named = new HashSet<>();
        for (MessageTemplate template : templates.values()) {
            named.addAll(template.forms().keySet());
            named.addAll(template.only());
        }
        return Set.copyOf(named);
    }

    /**
     * Returns a copy for a client without these providers: their forms are left out, and so are templates that are only for
     * them.
     */
    public MessageCatalog without(Set<ProviderId> absent) {
        return of(templates.values().stream()
                .flatMap(template -> template.without(absent).stream())
                .toArray(MessageTemplate[]::new));
    }

    /** Returns the template with this key. */
    public Optional<MessageTemplate> find(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    @Override
    public String toString() {
        return "MessageCatalog"
                + templates.keySet().stream().sorted().map(TextSanitizer::of).toList();
    }
}
