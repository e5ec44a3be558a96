package io.smsgateway.springboot.test;

import io.smsgateway.MessageClass;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsAccount;
import io.smsgateway.simulator.jsms.JsmsTemplate;
import io.smsgateway.simulator.jsms.JsmsTemplate.Kind;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.ConfigurationReader;
import io.smsgateway.springboot.properties.FormProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.TemplateProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Approves configured templates and signatures at the simulated JSMS, as the vendor does in its console. */
final class TemplateApprover {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\{)\\{(\\w+)}");

    private final JsmsAccount account;
    private final Environment environment;

    private TemplateApprover(JsmsAccount account, Environment environment) {
        this.account = account;
        this.environment = environment;
    }

    static void fill(SmsSimulator simulator, ApplicationContext context) {
        TemplateApprover approver = new TemplateApprover(simulator.jsms().account(), context.getEnvironment());
        context.getBeanProvider(ConfigurationReader.class)
                .ifAvailable(reader -> approver.fill(reader.read(new ConfigurationProblems())));
    }

    private void fill(SmsGatewayProperties properties) {
        properties.providers().forEach((name, entry) -> {
            String type = entry.type() == null ? name : entry.type();
            if (type.equals("jsms")) {
                fill(name, properties.templates());
            }
        });
    }

    private void fill(String name, Map<String, TemplateProperties> templates) {
        String path = "sms-gateway.providers." + name;
        Binder.get(environment)
                .bind(path + ".signatures", Bindable.mapOf(String.class, String.class))
                .ifBound(signatures -> signatures.values().forEach(this::signature));
        signature(environment.getProperty(path + ".codes.signature-id"));
        for (TemplateProperties template : templates.values()) {
            FormProperties form = template.providers().get(name);
            if (form != null) {
                signature(form.signatureId());
                template(template, form);
            }
        }
    }

    private void signature(@Nullable String id) {
        if (isNumber(id)) {
            account.signature(Long.parseLong(id));
        }
    }

    private void template(TemplateProperties template, FormProperties form) {
        String id = form.templateId();
        if (isNumber(id)) {
            account.template(JsmsTemplate.of(Long.parseLong(id), text(template, form), kind(template.messageClass())));
        }
    }

    /**
     * Returns the text with the vendor's parameter names; only the parameters where they differ from those of the text.
     * Placeholders without a parameter stay open, because the vendor refuses them, too.
     */
    private static String text(TemplateProperties template, FormProperties form) {
        String text = template.text() == null ? "Template " + form.templateId() : template.text();
        Set<String> ours = PLACEHOLDER
                .matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .collect(Collectors.toSet());
        if (!ours.containsAll(form.parameters().values())) {
            return form.parameters().keySet().stream()
                    .map(name -> "{{" + name + "}}")
                    .collect(Collectors.joining(" ", "Template " + form.templateId() + ": ", ""));
        }
        Map<String, String> theirs = new HashMap<>();
        form.parameters().forEach((name, own) -> theirs.put(own, name));
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> "{{" + theirs.getOrDefault(found.group(1), found.group(1)) + "}}");
    }

    private static Kind kind(@Nullable MessageClass messageClass) {
        if (messageClass == MessageClass.OTP) {
            return Kind.VERIFICATION;
        }
        return messageClass == MessageClass.MARKETING ? Kind.MARKETING : Kind.NOTIFICATION;
    }

    private static boolean isNumber(@Nullable String id) {
        return id != null && id.matches("[0-9]{1,18}");
    }
}
