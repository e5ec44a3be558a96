package io.smsgateway.springboot.page;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.PhoneNumbers;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The form that sends a message, or a message to each of many numbers.
 *
 * @param to the number as entered
 * @param template key of a template; empty for a text
 * @param content the text of a message without a template
 * @param parameters the values of templates, by the names of their parameters
 * @param messageClass the class of a text; a template has its own
 * @param provider the only provider to use; empty for the whole route
 * @param durable whether the message is submitted to the outbox
 * @param key idempotency key: a form submitted twice sends one message
 */
record SendForm(
        String to,
        String template,
        String content,
        Map<String, String> parameters,
        MessageClass messageClass,
        String provider,
        boolean durable,
        String key) {

    /** Prefix of the fields with the values of templates. */
    static final String PARAMETER = "param.";

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Reads the fields of the form; missing ones have defaults.
     *
     * @throws IllegalArgumentException if the class is unknown
     */
    static SendForm of(Map<String, String> fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(PARAMETER)) {
                parameters.put(name.substring(PARAMETER.length()), value);
            }
        });
        return new SendForm(
                fields.getOrDefault("to", ""),
                fields.getOrDefault("template", ""),
                fields.getOrDefault("content", ""),
                parameters,
                MessageClass.valueOf(fields.getOrDefault("messageClass", MessageClass.TRANSACTIONAL.name())),
                fields.getOrDefault("provider", ""),
                fields.containsKey("durable"),
                fields.getOrDefault("key", newKey()));
    }

    /** Returns the initial form: the first template, to an example number where vendors are simulated. */
    static SendForm fresh(String to, String template) {
        Map<String, String> examples = Map.of(
                "code",
                "%06d".formatted(RANDOM.nextInt(1_000_000)),
                "order",
                "A-17",
                "offer",
                "two for one on all teas");
        return new SendForm(to, template, "", examples, MessageClass.TRANSACTIONAL, "", false, newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * Returns the message.
     *
     * @throws IllegalArgumentException if a field is invalid; the message names it
     */
    SmsMessage message(PhoneNumbers numbers, MessageTexts texts) {
        return message(numbers.read(to), texts).keyed(key).withMetadata(Map.of(SentMessage.KEY, key));
    }

    /**
     * Returns a message to each of this many numbers, the entered one and those after it.
     *
     * @throws IllegalArgumentException if a field is invalid; the message names it
     */
    Stream<SmsMessage> messages(int count, PhoneNumbers numbers, MessageTexts texts) {
        PhoneNumber first = numbers.read(to);
        long start = Long.parseLong(first.e164().substring(1));
        SmsMessage example = message(first, texts);
        return Stream.iterate(start, number -> number + 1)
                .limit(count)
                .map(number -> SmsMessage.of(PhoneNumber.of("+" + number), example.content())
                        .withClass(example.messageClass())
                        .via(example.provider()));
    }

    private SmsMessage message(PhoneNumber recipient, MessageTexts texts) {
        SmsMessage message = template.isEmpty()
                ? SmsMessage.text(recipient, filled(content, "a text")).withClass(messageClass)
                : SmsMessage.template(recipient, template, values(texts));
        return provider.isEmpty() ? message : message.via(ProviderId.of(provider));
    }

    /**
     * Returns the values of the template's parameters, in their order.
     *
     * @throws IllegalArgumentException if the template is unknown or a value is missing
     */
    Map<String, String> values(MessageTexts texts) {
        if (!texts.templates().containsKey(template)) {
            throw new IllegalArgumentException(
                    "unknown template; known templates: " + texts.templates().keySet());
        }
        Map<String, String> values = new LinkedHashMap<>();
        texts.parameters(template)
                .forEach(name -> values.put(name, filled(parameters.getOrDefault(name, ""), "a value for " + name)));
        return values;
    }

    private static String filled(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("enter " + what);
        }
        return value;
    }
}
