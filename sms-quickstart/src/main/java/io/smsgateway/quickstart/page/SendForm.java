package io.smsgateway.quickstart.page;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.PhoneNumbers;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form that sends a message.
 *
 * @param to the number as entered
 * @param template key of a template; empty for a text
 * @param content the text, or the value of every placeholder of the template
 * @param messageClass the class of a text; a template has its own
 * @param provider the only provider to use; empty for the whole route
 * @param key idempotency key: a form submitted twice sends one message
 */
record SendForm(String to, String template, String content, MessageClass messageClass, String provider, String key) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Replaces missing fields, which are null, by defaults. */
    SendForm {
        to = Objects.requireNonNullElse(to, "");
        template = Objects.requireNonNullElse(template, "");
        content = Objects.requireNonNullElse(content, "");
        messageClass = Objects.requireNonNullElse(messageClass, MessageClass.TRANSACTIONAL);
        provider = Objects.requireNonNullElse(provider, "");
        key = Objects.requireNonNullElseGet(key, SendForm::newKey);
    }

    /** Returns the initial form: a login code to an example number. */
    static SendForm fresh() {
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        return new SendForm("139 0000 0001", "login-code", code, MessageClass.TRANSACTIONAL, "", newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * Returns the message.
     *
     * @param templates the texts of the templates, by their keys
     * @throws IllegalArgumentException if a field is invalid; the message names it
     */
    SmsMessage message(PhoneNumbers numbers, Map<String, String> templates) {
        if (content.isBlank()) {
            throw new IllegalArgumentException("enter a text, or the value of the placeholder");
        }
        PhoneNumber recipient = numbers.read(to);
        SmsMessage message = template.isEmpty()
                ? SmsMessage.text(recipient, content).withClass(messageClass)
                : SmsMessage.template(recipient, template, parameters(known(templates)));
        return (provider.isEmpty() ? message : message.via(ProviderId.of(provider))).keyed(key);
    }

    /** Returns the text that the recipient reads. */
    String text(Map<String, String> templates) {
        return template.isEmpty()
                ? content
                : PLACEHOLDER.matcher(known(templates)).replaceAll(Matcher.quoteReplacement(content));
    }

    private Map<String, String> parameters(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> content));
    }

    private String known(Map<String, String> templates) {
        String text = templates.get(template);
        if (text == null) {
            throw new IllegalArgumentException("unknown template; known templates: " + templates.keySet());
        }
        return text;
    }
}
