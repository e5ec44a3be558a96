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
 * What somebody asks to be sent.
 *
 * @param to the number as it was typed
 * @param template key of a template; empty for a text
 * @param content the text, or what stands for each placeholder of the template
 * @param messageClass what a text is for; templates know themselves
 * @param provider the only one that may send it; empty for the whole route
 * @param key so that a form that is sent twice sends one message
 */
record SendForm(String to, String template, String content, MessageClass messageClass, String provider, String key) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A field that a browser did not send is null. */
    SendForm {
        to = Objects.requireNonNullElse(to, "");
        template = Objects.requireNonNullElse(template, "");
        content = Objects.requireNonNullElse(content, "");
        messageClass = Objects.requireNonNullElse(messageClass, MessageClass.TRANSACTIONAL);
        provider = Objects.requireNonNullElse(provider, "");
        key = Objects.requireNonNullElseGet(key, SendForm::newKey);
    }

    /** A code to somebody, to begin with. */
    static SendForm fresh() {
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        return new SendForm("139 0000 0001", "login-code", code, MessageClass.TRANSACTIONAL, "", newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * The message.
     *
     * @param templates the texts of the templates, by their keys
     * @throws IllegalArgumentException when something can't be; says what
     */
    SmsMessage message(PhoneNumbers numbers, Map<String, String> templates) {
        if (content.isBlank()) {
            throw new IllegalArgumentException("write a text, or what the template is to say");
        }
        PhoneNumber recipient = numbers.read(to);
        SmsMessage message = template.isEmpty()
                ? SmsMessage.text(recipient, content).withClass(messageClass)
                : SmsMessage.template(recipient, template, parameters(known(templates)));
        return (provider.isEmpty() ? message : message.via(ProviderId.of(provider))).keyed(key);
    }

    /** What the recipient reads. */
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
            throw new IllegalArgumentException("there is no such template; there are " + templates.keySet());
        }
        return text;
    }
}
