package io.smsgateway.quickstart;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Map;

/** Sends one real code to the recipient through the configured accounts, in order. */
final class RealMessage {

    private final RealAccounts accounts;
    private final StepReporter reporter;

    RealMessage(RealAccounts accounts, PrintStream out) {
        this.accounts = accounts;
        this.reporter = new StepReporter(out);
    }

    boolean send() {
        SmsClientBuilder builder = SmsClient.builder().catalog(MessageCatalog.of(template()));
        accounts.providers().forEach(builder::provider);
        try (SmsClient client = builder.build()) {
            reporter.step("The balances of your accounts");
            reporter.balances(client.balances());
            reporter.step("A code to your own number");
            String code = "%06d".formatted(new SecureRandom().nextInt(1_000_000));
            SendResult result =
                    client.send(SmsMessage.template(accounts.to().orElseThrow(), "login-code", Map.of("code", code)));
            reporter.result(result);
            return result.isAccepted();
        }
    }

    private MessageTemplate template() {
        MessageTemplate template = MessageTemplate.of("login-code").withClass(MessageClass.OTP);
        if (accounts.itniotech().isPresent()) {
            template = template.text("Your code is {code}");
        }
        if (accounts.jsms().isPresent()) {
            RealAccounts.Jsms jsms = accounts.jsms().get();
            template = template.vendorTemplate(
                    "jsms", jsms.template(), jsms.signature().orElse(null), Map.of("code", "code"));
        }
        return template;
    }
}
